//! `GET /healthz`: whether the portal and its database answer.

use crate::{access::Public, db::Db, error::Result};
use actix_web::{HttpResponse, web};
use diesel::connection::SimpleConnection;

/// `ok`, or 503.
///
/// # Errors
/// `Unavailable` where the database does not answer.
pub async fn show(_: Public, db: web::Data<Db>) -> Result<HttpResponse> {
    db.read(|conn| Ok(conn.batch_execute("SELECT 1")?)).await?;
    Ok(HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("ok\n"))
}
