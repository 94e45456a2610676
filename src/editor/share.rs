//! A draft as a link: all of it is in the fragment of the address, which no server sees.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use whocan_access::Draft;

use super::written::{Row, cells, rows};

/// What is written now, and all that can be read.
const VERSION: u32 = 1;

/// What the fragment begins with, after its `#`.
const BEGINNING: &str = "draft=";

/// A draft as JSON, which the link holds in base64 (RFC 4648, the alphabet for addresses).
#[derive(Serialize, Deserialize)]
struct Shared {
    version: u32,
    added: Vec<Row>,
    removed: Vec<Row>,
}

#[derive(Deserialize)]
struct Versioned {
    version: u32,
}

/// Why a link cannot be followed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BadLink {
    /// A part of it is missing, or was changed.
    Damaged,
    /// Another version of the app made it.
    OtherVersion,
}

/// The fragment that holds a draft, without its `#`.
pub fn fragment(draft: &Draft) -> String {
    let shared = Shared {
        version: VERSION,
        added: rows(draft.added.iter()),
        removed: rows(draft.removed.iter()),
    };
    let json = serde_json::to_vec(&shared).unwrap_or_default();
    format!("{BEGINNING}{}", BASE64_URL_SAFE_NO_PAD.encode(json))
}

/// The draft that a fragment holds; `None` where it is about something else.
pub fn read(fragment: &str) -> Option<Result<Draft, BadLink>> {
    let text = fragment.trim_start_matches('#').strip_prefix(BEGINNING)?;
    Some(decoded(text))
}

fn decoded(text: &str) -> Result<Draft, BadLink> {
    let json = BASE64_URL_SAFE_NO_PAD.decode(text);
    let json = json.map_err(|_| BadLink::Damaged)?;
    let versioned: Versioned = serde_json::from_slice(&json).map_err(|_| BadLink::Damaged)?;
    if versioned.version != VERSION {
        return Err(BadLink::OtherVersion);
    }
    let shared: Shared = serde_json::from_slice(&json).map_err(|_| BadLink::Damaged)?;
    Ok(Draft {
        added: cells(&shared.added),
        removed: cells(&shared.removed),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use whocan_access::{Cell, Holder};

    fn draft() -> Draft {
        Draft {
            added: [Cell::new(
                "BROWSE_PROJECTS",
                Holder::Group("顧客 & Co".into()),
            )]
            .into(),
            removed: [Cell::new("EDIT_ISSUES", Holder::Reporter)].into(),
        }
    }

    #[test]
    fn a_draft_comes_back_from_its_link() {
        let fragment = fragment(&draft());
        assert_eq!(read(&fragment), Some(Ok(draft())));
        assert_eq!(read(&format!("#{fragment}")), Some(Ok(draft())));
        let allowed = |c: char| c.is_ascii_alphanumeric() || "-_=".contains(c);
        assert!(fragment.chars().all(allowed), "{fragment}");
    }

    #[test]
    fn other_fragments_are_no_drafts() {
        for other in ["", "#", "#content", "#drafts"] {
            assert_eq!(read(other), None);
        }
    }

    #[test]
    fn a_link_that_lost_its_end_is_damaged() {
        let fragment = fragment(&draft());
        for end in BEGINNING.len()..fragment.len() {
            assert_eq!(read(&fragment[..end]), Some(Err(BadLink::Damaged)));
        }
    }

    #[test]
    fn a_link_of_another_version_says_so() {
        let text = BASE64_URL_SAFE_NO_PAD.encode(r#"{"version":2,"changes":"elsewhere"}"#);
        let read = read(&format!("#{BEGINNING}{text}"));
        assert_eq!(read, Some(Err(BadLink::OtherVersion)));
    }
}
