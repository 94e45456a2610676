//! Holders as the dialect writes them: a type and a parameter.

use serde::{Deserialize, Serialize};
use whocan_access::{Holder, Instance};

use crate::field::FieldBean;
use crate::group::GroupBean;
use crate::lenient;
use crate::links::Links;
use crate::role::RoleBean;
use crate::user::UserBean;

/// What custom field ids start with. Requests may leave it out, answers do not (rest.md).
const FIELD_PREFIX: &str = "customfield_";

/// Whom a grant names. What an answer expands is written, not read: the parameter says it all.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HolderBean {
    /// Its kind, such as `group`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Which one, where the kind has many: a group's name, a role's id as text, …
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient::optional_text"
    )]
    pub parameter: Option<String>,
    /// What may be expanded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expand: Option<String>,
    /// The user, where expanded.
    #[serde(skip_deserializing, skip_serializing_if = "Option::is_none")]
    pub user: Option<UserBean>,
    /// The group, where expanded.
    #[serde(skip_deserializing, skip_serializing_if = "Option::is_none")]
    pub group: Option<GroupBean>,
    /// The project role, where expanded.
    #[serde(skip_deserializing, skip_serializing_if = "Option::is_none")]
    pub project_role: Option<RoleBean>,
    /// The custom field, where expanded.
    #[serde(skip_deserializing, skip_serializing_if = "Option::is_none")]
    pub field: Option<FieldBean>,
}

/// Which parts of a holder an answer spells out.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one value of the expand parameter, on or off by itself"
)]
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Expand {
    /// The grants of a scheme.
    pub permissions: bool,
    /// The user a holder names.
    pub user: bool,
    /// The group a holder names.
    pub group: bool,
    /// The project role a holder names.
    pub project_role: bool,
    /// The custom field a holder names.
    pub field: bool,
}

impl Expand {
    /// Reads an `expand` parameter. Any value at all brings the grants, because many clients ask
    /// for `user` where they mean the grants (rest.md).
    #[must_use]
    pub fn parse(parameter: Option<&str>) -> Self {
        let names: Vec<&str> = parameter
            .unwrap_or_default()
            .split(',')
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .collect();
        let has = |name| names.contains(&name) || names.contains(&"all");
        Self {
            permissions: !names.is_empty(),
            user: has("user"),
            group: has("group"),
            project_role: has("projectRole"),
            field: has("field"),
        }
    }

    /// Whether more is to be told of holders than the grants name, which may change while they stay.
    #[must_use]
    pub fn expands_holders(self) -> bool {
        self.user || self.group || self.project_role || self.field
    }
}

impl From<&Holder> for HolderBean {
    fn from(holder: &Holder) -> Self {
        let (kind, parameter) = match holder {
            Holder::Anyone => ("anyone", None),
            Holder::ApplicationRole(key) => {
                ("applicationRole", key.as_ref().map(ToString::to_string))
            }
            Holder::User(key) => ("user", Some(key.to_string())),
            Holder::Group(name) => ("group", Some(name.to_string())),
            Holder::ProjectRole(id) => ("projectRole", Some(id.to_string())),
            Holder::ProjectLead => ("projectLead", None),
            Holder::Reporter => ("reporter", None),
            Holder::Assignee => ("assignee", None),
            Holder::UserCustomField(id) => ("userCustomField", Some(id.to_string())),
            Holder::GroupCustomField(id) => ("groupCustomField", Some(id.to_string())),
            Holder::PortalCustomers => ("sd.customer.portal.only", None),
            Holder::ReporterCreate => ("reportercreate", None),
            Holder::AssigneeAssignable => ("assigneeassignable", None),
            Holder::Unknown { kind, parameter } => {
                (kind.as_ref(), parameter.as_ref().map(ToString::to_string))
            }
        };
        let expand = match holder {
            Holder::User(_) => Some("user"),
            Holder::Group(_) => Some("group"),
            Holder::ProjectRole(_) => Some("projectRole"),
            Holder::UserCustomField(_) | Holder::GroupCustomField(_) => Some("field"),
            _ => None,
        };
        Self {
            kind: kind.to_owned(),
            parameter,
            expand: expand.map(str::to_owned),
            ..Self::default()
        }
    }
}

impl From<&HolderBean> for Holder {
    /// Never fails: what is not understood is kept as [`Holder::Unknown`], letter by letter.
    fn from(bean: &HolderBean) -> Self {
        let given = bean.parameter.as_deref().filter(|text| !text.is_empty());
        let known = match (bean.kind.as_str(), given) {
            ("anyone", None) => Some(Self::Anyone),
            ("applicationRole", key) => Some(Self::ApplicationRole(key.map(Into::into))),
            ("user", Some(key)) => Some(Self::User(key.into())),
            ("group", Some(name)) => Some(Self::Group(name.into())),
            ("projectRole", Some(id)) => id
                .parse()
                .ok()
                .map(|id| Self::ProjectRole(whocan_access::RoleId(id))),
            ("projectLead", None) => Some(Self::ProjectLead),
            ("reporter", None) => Some(Self::Reporter),
            ("assignee", None) => Some(Self::Assignee),
            ("userCustomField", Some(id)) => Some(Self::UserCustomField(field_id(id).into())),
            ("groupCustomField", Some(id)) => Some(Self::GroupCustomField(field_id(id).into())),
            ("sd.customer.portal.only", None) => Some(Self::PortalCustomers),
            ("reportercreate", None) => Some(Self::ReporterCreate),
            ("assigneeassignable", None) => Some(Self::AssigneeAssignable),
            _ => None,
        };
        known.unwrap_or_else(|| Self::Unknown {
            kind: bean.kind.as_str().into(),
            parameter: bean.parameter.as_deref().map(Into::into),
        })
    }
}

impl HolderBean {
    /// A holder with the parts spelled out that `expand` asks for and the instance has.
    #[must_use]
    pub fn expanded(holder: &Holder, expand: Expand, instance: &Instance, links: &Links) -> Self {
        let mut bean = Self::from(holder);
        match holder {
            Holder::User(key) if expand.user => {
                let user = instance.users.get(key);
                bean.user = user.map(|user| UserBean::new(user, links));
            }
            Holder::Group(name) if expand.group => {
                let group = instance.groups.get(name);
                bean.group = group.map(|group| GroupBean::new(&group.name, links));
            }
            Holder::ProjectRole(id) if expand.project_role => {
                let role = instance.roles.get(id);
                bean.project_role = role.map(|role| RoleBean::new(role, links));
            }
            Holder::UserCustomField(id) | Holder::GroupCustomField(id) if expand.field => {
                bean.field = instance
                    .fields
                    .get(id)
                    .map(|field| FieldBean::from(&**field));
            }
            _ => {}
        }
        bean
    }
}

/// A custom field's id in full: requests may name it by its number alone (rest.md).
#[must_use]
pub fn field_id(text: &str) -> String {
    if text.chars().all(|letter| letter.is_ascii_digit()) {
        format!("{FIELD_PREFIX}{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use whocan_access::RoleId;

    fn round_trip(json: &str) -> (Holder, String) {
        let bean: HolderBean = serde_json::from_str(json).unwrap();
        let holder = Holder::from(&bean);
        let mut back = HolderBean::from(&holder);
        back.expand = None;
        (holder, serde_json::to_string(&back).unwrap())
    }

    #[test]
    fn every_kind_round_trips() {
        for json in [
            r#"{"type":"anyone"}"#,
            r#"{"type":"applicationRole"}"#,
            r#"{"type":"applicationRole","parameter":"jira-software"}"#,
            r#"{"type":"user","parameter":"JIRAUSER10100"}"#,
            r#"{"type":"group","parameter":"jira-developers"}"#,
            r#"{"type":"projectRole","parameter":"10002"}"#,
            r#"{"type":"projectLead"}"#,
            r#"{"type":"reporter"}"#,
            r#"{"type":"assignee"}"#,
            r#"{"type":"userCustomField","parameter":"customfield_10101"}"#,
            r#"{"type":"groupCustomField","parameter":"customfield_10102"}"#,
            r#"{"type":"sd.customer.portal.only"}"#,
            r#"{"type":"reportercreate"}"#,
            r#"{"type":"assigneeassignable"}"#,
            r#"{"type":"from.an.app","parameter":"x"}"#,
            r#"{"type":"projectRole","parameter":"not a number"}"#,
            r#"{"type":"user"}"#,
        ] {
            assert_eq!(round_trip(json).1, json);
        }
    }

    #[test]
    fn takes_what_clients_send() {
        let (role, _) = round_trip(r#"{"type":"projectRole","parameter":10002,"group":null}"#);
        assert_eq!(role, Holder::ProjectRole(RoleId(10_002)));
        let (field, json) = round_trip(r#"{"type":"userCustomField","parameter":"10101"}"#);
        assert_eq!(field, Holder::UserCustomField("customfield_10101".into()));
        assert!(json.contains("customfield_10101"));
        let (any, _) = round_trip(r#"{"type":"applicationRole","parameter":""}"#);
        assert_eq!(any, Holder::ApplicationRole(None));
    }

    #[test]
    fn any_expand_value_brings_the_grants() {
        assert_eq!(Expand::parse(None), Expand::default());
        assert_eq!(Expand::parse(Some("")), Expand::default());
        let user = Expand::parse(Some("user"));
        assert!(user.permissions && user.user && !user.group);
        let all = Expand::parse(Some("all"));
        assert!(all.permissions && all.user && all.group && all.project_role && all.field);
    }
}
