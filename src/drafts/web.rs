//! `POST /drafts`: keeps what is being typed. A script sends it every quarter of
//! a minute; without one there is a button.

use super::{ADDRESS, BY, ID, MAX, NAME, is_form, is_sealed, store};
use crate::{
    access::{Acts, Member, View},
    db::Db,
    error::{Error, Result},
    fields::read::Typed,
    history::Unrecorded,
    id::Id,
    text,
    web::{
        form::Form,
        page::{Page, own_path, redirect_saying},
        routes::Routes,
    },
};
use actix_web::{HttpResponse, web};

/// Registers what this file answers.
pub fn routes(routes: &mut Routes) {
    routes.post("/drafts", keep).post("/drafts/{draft}/removal", remove);
}

async fn keep(me: Acts<View>, db: web::Data<Db>, form: Form) -> Result<HttpResponse> {
    let address = form.one(ADDRESS).to_owned();
    if !is_form(&address) {
        return Err(Error::Invalid("error-draft-address"));
    }
    let id = form.one(ID).parse().unwrap_or_else(|_none| Id::new());
    let typed: Vec<&(String, String)> =
        form.pairs().filter(|(name, _)| is_typed(name) && !is_sealed(&address, name)).collect();
    if typed.iter().map(|(name, value)| name.len() + value.len()).sum::<usize>() > MAX {
        return Err(Error::TooLarge(MAX / 1024 / 1024));
    }
    let name = text::clean_line(form.one(NAME), 1_000).unwrap_or_default();
    let keys = db.keys();
    let new = store::New {
        id,
        user: me.user.id.to_string(),
        held: keys.seal(&store::place(id), &serde_json::to_string(&typed)?),
        name: keys.seal(&store::name_place(id), &name),
        address: address.clone(),
    };
    db.write_unrecorded(Unrecorded::Draft, move |conn| store::keep(conn, &new)).await?;
    if form.one(BY) == "script" {
        return Ok(HttpResponse::NoContent().finish());
    }
    Ok(redirect_saying(&format!("{address}?draft={id}"), "flash-draft-kept"))
}

/// Not the draft itself, nor a "yes" to a question that will be asked anew, and never a password.
fn is_typed(name: &str) -> bool {
    ![ID, ADDRESS, NAME, BY, "confirmed"].contains(&name) && !name.contains("password")
}

async fn remove(me: Member, _: Page, db: web::Data<Db>, path: web::Path<String>, form: Form) -> Result<HttpResponse> {
    let (user, id) = (me.user.id.to_string(), path.parse().map_err(|_not_one| Error::NotFound)?);
    if !db.write_unrecorded(Unrecorded::Draft, move |conn| store::remove(conn, &user, id)).await? {
        return Err(Error::NotFound);
    }
    Ok(redirect_saying(&own_path(form.one("back")), "flash-draft-gone"))
}
