//! The address people use, where a proxy stands in front.

/// An address such as `https://whocan.example.com`, with a path if the app lives under one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PublicUrl {
    url: String,
    host_at: usize,
}

impl PublicUrl {
    /// Reads an address.
    ///
    /// # Errors
    /// What is wrong with it, in a sentence.
    pub fn parse(text: &str) -> Result<Self, String> {
        let url = text.trim_end_matches('/').to_owned();
        let host_at = ["http://", "https://"]
            .into_iter()
            .find(|scheme| url.starts_with(scheme))
            .map(str::len);
        let known = host_at.map(|host_at| Self { url, host_at });
        known
            .filter(|url| !url.host().is_empty())
            .ok_or_else(|| "an address begins with http:// or https:// and a host".to_owned())
    }

    /// The address, without a slash at its end.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.url
    }

    /// Its host, with the port where it names one.
    #[must_use]
    pub fn host(&self) -> &str {
        let rest = self.url.get(self.host_at..).unwrap_or_default();
        rest.split_once('/').map_or(rest, |(host, _)| host)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_host() {
        let host = |text| PublicUrl::parse(text).map(|url| url.host().to_owned());
        assert_eq!(
            host("https://whocan.example.com/").unwrap(),
            "whocan.example.com"
        );
        assert_eq!(host("http://127.0.0.1:8081").unwrap(), "127.0.0.1:8081");
        assert_eq!(host("https://example.com/whocan").unwrap(), "example.com");
        for wrong in [
            "whocan.example.com",
            "https://",
            "ftp://example.com",
            "http:///whocan",
        ] {
            assert!(host(wrong).is_err(), "{wrong}");
        }
    }
}
