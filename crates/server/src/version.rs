//! Which version of a scheme an answer tells, and which one a request is about: entity tags
//! (RFC 9110, sections 8.8.3 and 13.1).

use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use whocan_access::PermissionScheme;
use whocan_jira::SchemeBean;

use crate::error::{Answer, Refusal};

/// The entity tag of a scheme as it is: another name, description, grant or id of a grant makes
/// another tag. Every server gives the same.
pub(crate) fn tag(scheme: &PermissionScheme) -> String {
    let written = serde_json::to_vec(&SchemeBean::from(scheme));
    let digest = Sha256::digest(written.unwrap_or_default());
    format!("\"{}\"", URL_SAFE_NO_PAD.encode(digest))
}

/// Lets a write go on unless it is meant for another version of the scheme (`If-Match`). To be
/// asked of the scheme as it is in the turn of the write.
///
/// # Errors
/// 412.
pub(crate) fn check(headers: &HeaderMap, scheme: &PermissionScheme) -> Answer<()> {
    if names(headers, header::IF_MATCH, |given| given == tag(scheme)) == Some(false) {
        let message = format!(
            "The permission scheme {} was changed after it was read. Nothing was changed now. \
             Read it again and repeat the change.",
            scheme.name
        );
        return Err(Refusal::new(StatusCode::PRECONDITION_FAILED, message));
    }
    Ok(())
}

/// Whether the caller has this version already (`If-None-Match`).
pub(crate) fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let is_same = |given: &str| given.strip_prefix("W/").unwrap_or(given) == tag;
    names(headers, header::IF_NONE_MATCH, is_same) == Some(true)
}

/// Whether a header that lists entity tags has one that is the same, or a star; `None` without the
/// header. Our tags hold no comma, so a piece of another tag is never taken for one.
fn names(headers: &HeaderMap, name: HeaderName, is_same: impl Fn(&str) -> bool) -> Option<bool> {
    let mut lines = headers.get_all(name).iter().peekable();
    lines.peek()?;
    let mut lines = lines.filter_map(|line| line.to_str().ok());
    Some(lines.any(|line| {
        let mut tags = line.split(',').map(str::trim);
        tags.any(|given| given == "*" || is_same(given))
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use whocan_access::{Cell, Grant, GrantId, Holder, SchemeId};

    fn scheme() -> PermissionScheme {
        PermissionScheme {
            id: SchemeId(10_000),
            name: "Client scheme".into(),
            description: String::new(),
            grants: vec![Grant {
                id: Some(GrantId(7)),
                cell: Cell::new("BROWSE_PROJECTS", Holder::Anyone),
            }],
        }
    }

    #[test]
    fn whatever_changes_makes_another_tag() {
        let same = tag(&scheme());
        assert_eq!(tag(&scheme()), same);
        let mut others = [scheme(), scheme(), scheme(), scheme()];
        others[0].name.push('2');
        others[1].description.push('.');
        others[2].grants[0].id = Some(GrantId(8));
        others[3].grants[0].cell.holder = Holder::Reporter;
        for other in others {
            assert_ne!(tag(&other), same, "{other:?}");
        }
    }

    #[test]
    fn writes_compare_strongly_and_reads_weakly() {
        let (scheme, same) = (scheme(), tag(&scheme()));
        let listed = format!("\"a,b\" , {same}");
        let weak = format!("W/{same}");
        for (given, may_write, known) in [
            (same.as_str(), true, true),
            (&listed, true, true),
            ("*", true, true),
            (&weak, false, true),
            ("\"other\"", false, false),
            ("", false, false),
            (same.trim_matches('"'), false, false),
        ] {
            let headers = |name| HeaderMap::from_iter([(name, given.parse().unwrap())]);
            let written = check(&headers(header::IF_MATCH), &scheme);
            assert_eq!(written.is_ok(), may_write, "{given}");
            assert_eq!(
                is_known(&headers(header::IF_NONE_MATCH), &same),
                known,
                "{given}"
            );
        }
        assert!(check(&HeaderMap::new(), &scheme).is_ok());
        assert!(!is_known(&HeaderMap::new(), &same));
    }
}
