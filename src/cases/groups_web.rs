//! The pages of groups: `/groups/…`. Cases join a group from their own page.

use super::{
    groups::{Group, GroupMember},
    listing::Listing,
    store,
};
use crate::{
    access::{Acts, Edit, May, View},
    clock,
    db::Db,
    drafts::{self, Offer},
    error::{Error, Result},
    fields::{Problems, read, show},
    history::{self, Record},
    id::Id,
    web::{
        form::{Form, FormField, Summary, from_record, from_typed},
        merge::{self, Met, Place, Subject},
        page::{Page, redirect_saying, redirect_telling},
        routes::Routes,
    },
    words::{Custody, Term},
};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde_json::{Map, Value, json};

/// One row of the list of groups.
struct Row {
    it: Group,
    kind: &'static str,
    country: &'static str,
    happened: String,
    members: i64,
}

/// One case of a group.
struct MemberRow {
    it: Listing,
    role: &'static str,
    note: Option<String>,
    status: &'static str,
    shape: &'static str,
}

#[derive(Template)]
#[template(path = "groups/index.html")]
struct ListGroups {
    page: Page,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "groups/show.html")]
struct ShowGroup {
    page: Page,
    group: Group,
    details: Vec<(&'static str, String)>,
    members: Vec<MemberRow>,
}

impl ListGroups {
    fn count(&self) -> i64 {
        i64::try_from(self.rows.len()).unwrap_or(i64::MAX)
    }
}

impl ShowGroup {
    fn count(&self) -> i64 {
        i64::try_from(self.members.len()).unwrap_or(i64::MAX)
    }
}

#[derive(Template)]
#[template(path = "groups/form.html")]
struct GroupForm {
    page: Page,
    group: Option<Group>,
    action: String,
    fields: Vec<FormField>,
    version: i32,
    summary: Option<Summary>,
    notice: Option<String>,
    draft: Offer,
}

/// As often as a save is put together anew because somebody else was faster.
const TRIES: usize = 5;

/// Registers the pages.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/groups", index)
        .get("/groups/new", new)
        .post("/groups", create)
        .get("/groups/{group}", show)
        .get("/groups/{group}/edit", edit)
        .post("/groups/{group}", update);
}

async fn index(_: Acts<View>, page: Page, db: web::Data<Db>) -> Result<HttpResponse> {
    let (scope, lang) = (page.viewer().scope(), page.lang());
    let (groups, sizes) =
        db.read(move |conn| Ok((store::groups(conn, scope)?, store::group_sizes(conn, scope)?))).await?;
    let row = |it: Group| Row {
        kind: it.kind.label(lang),
        country: it.country.map_or("", |country| country.label(lang)),
        happened: it.happened.as_ref().map(|date| date.short_words(lang)).unwrap_or_default(),
        members: sizes.get(it.id.as_str()).copied().unwrap_or_default(),
        it,
    };
    page.html(&ListGroups { rows: groups.into_iter().map(row).collect(), page: page.clone() })
}

async fn show(group: May<View, Group>, page: Page, db: web::Data<Db>) -> Result<HttpResponse> {
    let (scope, id) = (page.viewer().scope(), group.id);
    let members = db.read(move |conn| store::members(conn, scope, id)).await?;
    let values = values_of(&group);
    let detail = |field: &crate::fields::Field| {
        let words = show::words(field, values.get(field.name)?, page.lang())?;
        Some((field.label(Group::KIND, page.lang()), words))
    };
    page.html(&ShowGroup {
        details: Group::FIELDS.iter().filter(|field| field.name != "title").filter_map(detail).collect(),
        members: members.into_iter().map(|(member, it)| member_row(&page, member, it)).collect(),
        group: group.clone(),
        page: page.clone(),
    })
}

fn member_row(page: &Page, member: GroupMember, it: Listing) -> MemberRow {
    let custody = Term::<Custody>::of(&it.custody).unwrap_or_else(Term::unknown);
    MemberRow {
        role: member.role.label(page.lang()),
        note: member.note,
        status: custody.label(page.lang()),
        shape: custody.shape(),
        it,
    }
}

async fn new(_: Acts<Edit>, page: Page, db: web::Data<Db>) -> Result<HttpResponse> {
    let start = Form::from_pairs(vec![("kind".into(), "same_arrest".into())]);
    let opened = drafts::open(&db, &page, page.t("group-new")).await?;
    let mut form = typed_form(&page, None, &opened.typed.unwrap_or(start), &Problems::default());
    form.draft = opened.offer;
    page.html(&form)
}

async fn create(editor: Acts<Edit>, page: Page, db: web::Data<Db>, typed: Form) -> Result<HttpResponse> {
    let mut problems = Problems::default();
    let mut values = read::read(Group::KIND, Group::FIELDS, &typed, page.lang(), &mut problems);
    if !problems.is_clear() {
        return page.unprocessable(&typed_form(&page, None, &typed, &problems));
    }
    values.extend([
        ("id".to_owned(), json!(Id::<Group>::new())),
        ("version".to_owned(), json!(1)),
        ("organisation_id".to_owned(), json!(editor.organisation.id)),
        ("reference".to_owned(), json!("")),
        ("created_at".to_owned(), json!(clock::now())),
    ]);
    let group: Group = serde_json::from_value(Value::Object(values))?;
    let id = group.id;
    let sent = drafts::Sent::of(&typed, &editor.author());
    db.write(editor.author(), typed.reason(), move |tx| {
        sent.is_saved(tx.conn())?;
        let number = tx.next_number("group")?;
        tx.insert(Group { reference: format!("G-{number:04}"), ..group })
    })
    .await?;
    Ok(redirect_saying(&format!("/groups/{id}"), "flash-group-added"))
}

async fn edit(group: May<Edit, Group>, page: Page, db: web::Data<Db>) -> Result<HttpResponse> {
    let name = format!("{} – {}", page.t("group-edit"), group.reference);
    let opened = drafts::open(&db, &page, &name).await?;
    let mut form = match opened.typed {
        Some(typed) => typed_form(&page, Some(&group), &typed, &Problems::default()),
        None => {
            let fields = from_record(Group::KIND, Group::FIELDS, &values_of(&group), page.lang());
            frame(&page, Some(&group), fields)
        }
    };
    form.draft = opened.offer;
    page.html(&form)
}

/// Keeps what others changed meanwhile, and asks where they and the form changed the same.
async fn update(group: May<Edit, Group>, page: Page, db: web::Data<Db>, form: Form) -> Result<HttpResponse> {
    for _ in 0..TRIES {
        let (scope, id, version) = (page.viewer().scope(), group.id, form.version());
        let (now, since) = db
            .read(move |conn| {
                let now = store::group(conn, scope, id.as_str())?.ok_or(Error::NotFound)?;
                let since = history::since(conn, scope, &now, version)?;
                Ok((now, since))
            })
            .await?;
        let subject = Subject { kind: Group::KIND, fields: Group::FIELDS, picks: &|_| Vec::new() };
        let (typed, told) = match merge::meet(&form, &subject, &since, &page) {
            Met::Form(typed, told) => (typed, told),
            Met::Clash(clashes) => return merge::ask(&page, place(&page, &now), &form, &subject, &since, clashes),
        };
        let mut problems = Problems::default();
        let values = read::read(Group::KIND, Group::FIELDS, &typed, page.lang(), &mut problems);
        if !problems.is_clear() {
            let mut form = typed_form(&page, Some(&now), &typed, &problems);
            form.notice = told;
            return page.unprocessable(&form);
        }
        let after = read::apply(&now, values)?;
        let sent = drafts::Sent::of(&typed, &group.author());
        let written = db
            .write(group.author(), typed.reason(), move |tx| {
                sent.is_saved(tx.conn())?;
                tx.update(&now, after)
            })
            .await;
        let to = format!("/groups/{}", group.id);
        match (written, told) {
            (Err(Error::Stale), _) => {}
            (Err(e), _) => return Err(e),
            (Ok(_), None) => return Ok(redirect_saying(&to, "flash-group-saved")),
            (Ok(_), Some(told)) => {
                return Ok(redirect_telling(&page, &to, &format!("{} {told}", page.t("flash-group-saved"))));
            }
        }
    }
    Err(Error::Stale)
}

fn place(page: &Page, group: &Group) -> Place {
    let own = format!("/groups/{}", group.id);
    Place {
        about: group.reference.clone(),
        crumbs: vec![("/groups".to_owned(), page.t("group-list-title").to_owned()), (own.clone(), group.title.clone())],
        action: own.clone(),
        back: own,
        history: None,
    }
}

fn values_of(group: &Group) -> Map<String, Value> {
    match serde_json::to_value(group) {
        Ok(Value::Object(values)) => values,
        _ => Map::new(),
    }
}

fn typed_form(page: &Page, group: Option<&Group>, typed: &Form, problems: &Problems) -> GroupForm {
    let mut form = frame(page, group, from_typed(Group::KIND, Group::FIELDS, typed, page.lang(), problems));
    form.summary = Summary::of(problems, page.lang());
    form.draft = drafts::again(page, typed);
    if group.is_some() {
        form.version = typed.version();
    }
    form
}

fn frame(page: &Page, group: Option<&Group>, fields: Vec<FormField>) -> GroupForm {
    GroupForm {
        action: group.map_or_else(|| "/groups".to_owned(), |group| format!("/groups/{}", group.id)),
        version: group.map_or(0, |group| group.version),
        group: group.cloned(),
        fields,
        summary: None,
        notice: None,
        draft: drafts::again(page, &Form::default()),
        page: page.clone(),
    }
}
