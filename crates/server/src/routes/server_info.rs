//! `/serverInfo`: what the server is.

use std::sync::Arc;

use axum::routing::get;
use axum::{Json, Router};
use whocan_jira::ServerInfoBean;

use crate::App;
use crate::extract::Addresses;

/// The version of Jira whose dialect is spoken.
const VERSION: [u32; 3] = [9, 12, 0];

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new().route("/serverInfo", get(server_info))
}

async fn server_info(Addresses(links): Addresses) -> Json<ServerInfoBean> {
    Json(ServerInfoBean {
        base_url: links.base().to_owned(),
        version: VERSION.map(|number| number.to_string()).join("."),
        version_numbers: VERSION.to_vec(),
        deployment_type: "Server".to_owned(),
        build_number: 912_000,
        server_title: "Whocan".to_owned(),
    })
}
