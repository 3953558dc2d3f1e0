//! The bare limit: the same rows by the same index through a plain table, with
//! no session, no rights and no form of filters. What the portal adds to this
//! is what the portal costs.

use crate::Result;
use actix_web::{App, HttpResponse, HttpServer, web};
use askama::Template;
use diesel::{
    connection::SimpleConnection,
    prelude::*,
    r2d2::{ConnectionManager, CustomizeConnection, Pool},
};
use habeas::{
    cases::listing::Listing,
    clock,
    schema::{listing_facets, listings},
};
use std::collections::HashMap;

#[derive(Template)]
#[template(
    source = r#"<!doctype html><html lang="en"><head><title>Cases</title></head><body><table><thead><tr><th>Person</th><th>Country</th><th>Status</th><th>Charges</th><th>Days</th><th>Sources</th><th>Changed</th></tr></thead>
<tbody>
{% for row in rows %}<tr><th><a href="/cases/{{ row.case_id }}">{{ row.name }}</a> {{ row.name_latin }} {{ row.nationalities }} {{ row.occupation }} {{ row.reference }}</th><td>{{ row.detaining_country }} {{ row.started }}</td><td>{{ row.custody }} {{ row.custody_as_of }}</td><td>{{ row.charges }} {{ row.charge_say }}</td><td>{{ row.days_max }}</td><td>{{ row.sources_total }}</td><td>{{ row.changed_at }}</td></tr>{% endfor %}
</tbody></table></body></html>"#,
    ext = "html"
)]
struct Table {
    rows: Vec<Listing>,
}

type Query = web::Query<HashMap<String, String>>;

// The same statement on each database, without the connection enum.
macro_rules! rows {
    ($conn:expr, $asked:expr) => {{
        let get = |name: &str| $asked.get(name).cloned().unwrap_or_default();
        let organisation = get("organisation");
        let mut query = listings::table.filter(listings::organisation_id.eq(organisation.clone())).into_boxed();
        if !get("country").is_empty() {
            query = query.filter(listings::detaining_country.eq(get("country")));
        }
        query = match get("custody").as_str() {
            "" => query,
            "held" => query.filter(listings::is_held.eq(true)),
            "wide" => query.filter(listings::is_wide.eq(true)),
            code => query.filter(listings::custody.eq(code.to_owned())),
        };
        for facet in ["nationality", "charge_group"] {
            if !get(facet).is_empty() {
                let with = listing_facets::table
                    .filter(listing_facets::organisation_id.eq(organisation.clone()))
                    .filter(listing_facets::facet.eq(format!("{facet}:{}", get(facet))))
                    .select(listing_facets::case_id);
                query = query.filter(listings::case_id.eq_any(with));
            }
        }
        macro_rules! by {
            ($column:expr) => {
                if get("order") == "up" {
                    query.order((($column).asc(), listings::case_id.asc()))
                } else {
                    query.order((($column).desc(), listings::case_id.desc()))
                }
            };
        }
        let query = match get("sort").as_str() {
            "name" => by!(listings::sort_name),
            "start" => by!(listings::start_day),
            "sources" => by!(listings::sources_total),
            "days" => {
                let today = clock::day_number(clock::today());
                let days = diesel::dsl::sql::<diesel::sql_types::Integer>(&format!(
                    "(days_max + CASE WHEN running_from_first > 0 THEN {today} - running_from_first ELSE 0 END)"
                ));
                by!(days)
            }
            _ => by!(listings::changed_at),
        };
        let page: i64 = get("page").parse().unwrap_or(1);
        query.select(Listing::as_select()).offset((page - 1) * 50).limit(51).load($conn)
    }};
}

macro_rules! serve {
    ($connection:ty, $url:expr, $setup:expr, $listen:expr) => {{
        let pool = Pool::builder()
            .max_size(6)
            .test_on_check_out(false)
            .connection_customizer(Box::new(Setup($setup)))
            .build(ConnectionManager::<$connection>::new($url))?;
        let index = |pool: web::Data<Pool<ConnectionManager<$connection>>>, asked: Query| async move {
            let rows = web::block(move || -> Result<Vec<Listing>> {
                let conn = &mut *pool.get()?;
                let rows: Vec<Listing> = rows!(conn, asked)?;
                Ok(rows.into_iter().take(50).collect())
            });
            let rows = rows.await?.map_err(|e| actix_web::error::ErrorInternalServerError(e.to_string()))?;
            let page =
                Table { rows }.render().map_err(|e| actix_web::error::ErrorInternalServerError(e.to_string()))?;
            actix_web::Result::<HttpResponse>::Ok(
                HttpResponse::Ok().content_type("text/html; charset=utf-8").body(page),
            )
        };
        let pool = web::Data::new(pool);
        let app = move || App::new().app_data(pool.clone()).route("/", web::get().to(index));
        actix_web::rt::System::new().block_on(HttpServer::new(app).bind($listen)?.run())?;
        Ok(())
    }};
}

#[derive(Debug)]
struct Setup(&'static str);

impl<C: SimpleConnection> CustomizeConnection<C, diesel::r2d2::Error> for Setup {
    fn on_acquire(&self, conn: &mut C) -> std::result::Result<(), diesel::r2d2::Error> {
        conn.batch_execute(self.0).map_err(diesel::r2d2::Error::QueryError)
    }
}

/// Serves until the process is ended.
pub fn serve(url: &str, listen: &str) -> Result<()> {
    match url.strip_prefix("sqlite:") {
        Some(path) => serve!(
            SqliteConnection,
            path,
            "PRAGMA busy_timeout = 5000; PRAGMA query_only = ON; PRAGMA cache_size = -8000; PRAGMA mmap_size = 268435456;",
            listen
        ),
        None => serve!(PgConnection, url, "SET timezone = 'UTC';", listen),
    }
}
