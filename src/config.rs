//! Settings, read from `config.json` when the app starts; nothing is baked in.

use gloo_net::http::RequestBuilder;
use serde::Deserialize;
use web_sys::RequestCache;

use crate::browser;

/// What `config.json` says.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Address of the API, such as `https://jira.example.com/jira`. Empty, or left out: where the
    /// app itself lives. Calls go to `rest/…` below it.
    #[serde(default)]
    pub api: String,
}

impl Config {
    /// Reads the settings that lie beside the app. A missing file is an empty one.
    ///
    /// # Errors
    /// What is wrong with them.
    pub async fn load() -> Result<Self, String> {
        match beside_the_app("config.json").await? {
            Some(text) => Self::parse(&text),
            None => Ok(Self::default()),
        }
    }

    fn parse(text: &str) -> Result<Self, String> {
        serde_json::from_str(text).map_err(|error| error.to_string())
    }

    /// The address that calls go below, with a slash at the end.
    pub fn api_base(&self) -> String {
        match self.api.trim() {
            "" => browser::base_address(),
            api => format!("{}/", api.trim_end_matches('/')),
        }
    }
}

/// The text of a file that lies beside the app; none where there is no such file.
///
/// # Errors
/// Why it cannot be read.
pub async fn beside_the_app(name: &str) -> Result<Option<String>, String> {
    let address = format!("{}{name}", browser::base_address());
    // What an administrator corrects counts from the next load on.
    let request = RequestBuilder::new(&address).cache(RequestCache::NoCache);
    let answer = request.send().await.map_err(|error| error.to_string())?;
    match answer.status() {
        404 => Ok(None),
        200..=299 => answer
            .text()
            .await
            .map(Some)
            .map_err(|error| error.to_string()),
        status => Err(format!("status {status}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_gets_its_slash() {
        for api in [
            "https://jira.example.com/jira",
            "https://jira.example.com/jira/",
        ] {
            let config = Config { api: api.into() };
            assert_eq!(config.api_base(), "https://jira.example.com/jira/");
        }
    }

    #[test]
    fn an_unknown_setting_is_named() {
        let error = Config::parse(r#"{"apu": ""}"#).unwrap_err();
        assert!(error.contains("apu"), "{error}");
        assert_eq!(Config::parse("{}"), Ok(Config::default()));
    }
}
