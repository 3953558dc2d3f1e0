//! The bare limit: the same rows by the same index through a plain table, with
//! no session, no rights and no form of filters. What the portal adds to this
//! is what the portal costs.

use crate::Result;
use actix_web::{App, HttpResponse, HttpServer, web};
use askama::Template;
use diesel::{
    backend::Backend,
    connection::SimpleConnection,
    prelude::*,
    query_builder::{AstPass, QueryFragment, QueryId},
    r2d2::{ConnectionManager, CustomizeConnection, Pool},
    serialize::ToSql,
    sql_types::{BigInt, HasSqlType},
};
use habeas::{cases::listing::Listing, schema::listings};
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

/// A page of a query. With a limit that is bound, SQLite would prepare the statement at every run.
struct Paged<Q> {
    query: Q,
    skip: i64,
}

impl<DB: Backend + HasSqlType<BigInt>, Q: QueryFragment<DB>> QueryFragment<DB> for Paged<Q>
where
    i64: ToSql<BigInt, DB>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.query.walk_ast(out.reborrow())?;
        out.push_sql(" LIMIT 51 OFFSET ");
        out.push_bind_param::<BigInt, _>(&self.skip)
    }
}
impl<Q: diesel::query_builder::Query> diesel::query_builder::Query for Paged<Q> {
    type SqlType = Q::SqlType;
}
impl<Q> QueryId for Paged<Q> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}
impl<Q, C: Connection> RunQueryDsl<C> for Paged<Q> {}

// The same statement on each database, without the connection enum.
macro_rules! rows {
    ($conn:expr, $asked:expr) => {{
        let get = |name: &str| $asked.get(name).cloned().unwrap_or_default();
        let organisation = get("organisation");
        let mut query = listings::table.filter(listings::audience.eq(organisation.clone())).into_boxed();
        if !get("country").is_empty() {
            query = query.filter(listings::detaining_country.eq(get("country")));
        }
        query = match get("custody").as_str() {
            "" => query,
            "held" => query.filter(listings::is_held.eq(true)),
            "wide" => query.filter(listings::is_wide.eq(true)),
            code => query.filter(listings::custody.eq(code.to_owned())),
        };
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
            _ => by!(listings::changed_at),
        };
        let page: i64 = get("page").parse().unwrap_or(1);
        Paged { query: query.select(Listing::as_select()), skip: (page - 1) * 50 }.load($conn)
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
