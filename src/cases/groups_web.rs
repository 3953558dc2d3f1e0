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
    error::{Error, Result},
    fields::{Problems, read, show},
    history::Record,
    id::Id,
    web::{
        form::{Form, FormField, Summary, from_record, from_typed},
        page::{Page, redirect_saying},
        routes::Routes,
    },
    words::{Custody, Term},
};
use actix_web::{HttpResponse, http::StatusCode, web};
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
    is_stale: bool,
}

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

async fn new(_: Acts<Edit>, page: Page) -> Result<HttpResponse> {
    let start = Form::from_pairs(vec![("kind".into(), "same_arrest".into())]);
    page.html(&typed_form(&page, None, &start, &Problems::default()))
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
    db.write(editor.author(), typed.reason(), move |tx| {
        let number = tx.next_number("group")?;
        tx.insert(Group { reference: format!("G-{number:04}"), ..group })
    })
    .await?;
    Ok(redirect_saying(&format!("/groups/{id}"), "flash-group-added"))
}

async fn edit(group: May<Edit, Group>, page: Page) -> Result<HttpResponse> {
    let fields = from_record(Group::KIND, Group::FIELDS, &values_of(&group), page.lang());
    page.html(&frame(&page, Some(&group), fields))
}

async fn update(group: May<Edit, Group>, page: Page, db: web::Data<Db>, typed: Form) -> Result<HttpResponse> {
    let mut problems = Problems::default();
    let values = read::read(Group::KIND, Group::FIELDS, &typed, page.lang(), &mut problems);
    if !problems.is_clear() {
        return page.unprocessable(&typed_form(&page, Some(&group), &typed, &problems));
    }
    if group.version != typed.version() {
        return stale(&page, &group, &typed);
    }
    let before = group.clone();
    let after = read::apply(&before, values)?;
    match db.write(group.author(), typed.reason(), move |tx| tx.update(&before, after)).await {
        Err(Error::Stale) => {
            let (scope, id) = (page.viewer().scope(), group.id);
            let now = db.read(move |conn| store::group(conn, scope, id.as_str())).await?.ok_or(Error::NotFound)?;
            stale(&page, &now, &typed)
        }
        other => {
            other?;
            Ok(redirect_saying(&format!("/groups/{}", group.id), "flash-group-saved"))
        }
    }
}

/// Somebody saved it meanwhile: what was typed stands there still, from the version that is now known.
fn stale(page: &Page, now: &Group, typed: &Form) -> Result<HttpResponse> {
    let mut form = typed_form(page, Some(now), typed, &Problems::default());
    form.version = now.version;
    form.is_stale = true;
    page.answer(StatusCode::CONFLICT, &form)
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
        is_stale: false,
        page: page.clone(),
    }
}
