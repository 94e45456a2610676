//! A scheme as Jira's JSON: what reading one scheme answers, or all of them.

use serde::Deserialize;
use serde_json::Value;
use whocan_access::Holder;
use whocan_jira::HolderBean;

use super::import::{Named, Read, Unreadable};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct File {
    #[serde(default)]
    name: String,
    permissions: Option<Vec<Grant>>,
    permission_schemes: Option<Vec<File>>,
}

#[derive(Deserialize)]
struct Grant {
    permission: String,
    holder: Whom,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Whom {
    #[serde(rename = "type")]
    kind: String,
    /// A text, or a number.
    parameter: Option<Value>,
    project_role: Option<Called>,
    field: Option<Called>,
    user: Option<Called>,
}

#[derive(Deserialize)]
struct Called {
    name: Option<String>,
}

/// Reads a scheme; from a list of several, the one of this name.
pub(super) fn read(text: &str, name: &str) -> Result<Vec<Read>, Unreadable> {
    let file: File = serde_json::from_str(text).map_err(|error| Unreadable::Json {
        line: error.line(),
        reason: error.to_string(),
    })?;
    let file = match file.permission_schemes {
        Some(mut schemes) if schemes.len() == 1 => schemes.pop(),
        Some(schemes) => schemes.into_iter().find(|scheme| scheme.name == name),
        None => Some(file),
    };
    let grants = file.ok_or(Unreadable::OtherSchemes)?.permissions;
    let grants = grants.ok_or(Unreadable::NoGrants)?.into_iter();
    Ok(grants
        .map(|grant| Read {
            permission: grant.permission,
            holder: named(grant.holder),
        })
        .collect())
}

fn named(whom: Whom) -> Named {
    let called = [whom.project_role, whom.field, whom.user];
    let called = called.into_iter().flatten().find_map(|called| called.name);
    let parameter = whom.parameter.and_then(|parameter| match parameter {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    });
    let bean = HolderBean {
        kind: whom.kind,
        parameter,
        ..HolderBean::default()
    };
    Named {
        holder: Some(Holder::from(&bean)),
        called,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use whocan_access::RoleId;

    #[test]
    fn one_scheme_of_a_list_is_found_by_its_name() {
        let text = r#"{"permissionSchemes":[
            {"id":1,"name":"A","permissions":[]},
            {"id":2,"name":"B","permissions":[{"permission":"EDIT_ISSUES","holder":
                {"type":"projectRole","parameter":10002,"projectRole":{"name":"Clients"}}}]}]}"#;
        let grants = read(text, "B").unwrap();
        let [grant] = grants.as_slice() else {
            panic!("{grants:?}");
        };
        assert_eq!(grant.permission, "EDIT_ISSUES");
        let role = Holder::ProjectRole(RoleId(10_002));
        assert_eq!(grant.holder.holder, Some(role));
        assert_eq!(grant.holder.called.as_deref(), Some("Clients"));
        assert_eq!(read(text, "C").unwrap_err(), Unreadable::OtherSchemes);
    }

    #[test]
    fn what_is_no_scheme_says_so() {
        assert_eq!(read("{}", "A").unwrap_err(), Unreadable::NoGrants);
        let cut = read("{\"permissions\":\n[", "A").unwrap_err();
        assert!(matches!(cut, Unreadable::Json { line: 2, .. }), "{cut:?}");
    }
}
