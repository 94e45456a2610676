//! Guard rails, and the times they were overridden: what the reference server adds to the dialect.

use serde::{Deserialize, Serialize};
use whocan_access::{GuardRail, Holder, Inserting, Rule, Subject, Whom};

use crate::error::ErrorBody;
use crate::holder::HolderBean;
use crate::scheme::SchemeBean;
use crate::user::UserBean;

/// The path of the guard rails below an instance's base address.
pub const GUARD_RAILS: &str = "/rest/whocan/1/guardrail";

/// The header with which a scheme is saved though that breaks guard rails: why, percent-encoded.
pub const OVERRIDE: &str = "X-Whocan-Override";

const SEES_ONLY: &str = "seesOnly";
const ONLY_HOLDERS: &str = "onlyHolders";
const NO_ANONYMOUS: &str = "noAnonymous";

/// All guard rails.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GuardRailListBean {
    /// The guard rails.
    pub guard_rails: Vec<GuardRailBean>,
}

/// A guard rail.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct GuardRailBean {
    /// Its id; absent in one that is to be made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<i64>,
    /// Its address.
    #[serde(rename = "self", default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// What it is called.
    pub name: String,
    /// What has to hold.
    pub rule: RuleBean,
}

/// What has to hold. Which fields are there depends on the type; `projects` are keys, and mean all
/// where absent.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RuleBean {
    /// `seesOnly`, `onlyHolders` or `noAnonymous`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Of `seesOnly`: who.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whom: Option<WhomBean>,
    /// Of `onlyHolders`: which permissions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub permissions: Option<Vec<String>>,
    /// Of `onlyHolders`: who may have them; nobody where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holders: Option<Vec<HolderBean>>,
    /// Of `noAnonymous`: whether looking is allowed all the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub may_look: Option<bool>,
    /// Where; of `seesOnly`, what they may see.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub projects: Option<Vec<String>>,
}

/// Who is to be kept to some projects.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WhomBean {
    /// `anonymous`, `anySignedIn`, `user`, `newMember` (of the groups) or `members` (of the group).
    #[serde(rename = "type")]
    pub kind: String,
    /// A user's key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<String>,
    /// Names of groups.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub groups: Option<Vec<String>>,
}

/// The times guard rails were overridden.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct OverrideListBean {
    /// The latest first.
    pub overrides: Vec<OverrideBean>,
}

/// A scheme was saved though that broke guard rails.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OverrideBean {
    /// Its id.
    pub id: i64,
    /// When, in seconds since 1970.
    pub created: i64,
    /// Who saved.
    pub user: UserBean,
    /// What they saved, by the name it had then.
    pub scheme: SchemeBean,
    /// What the guard rails were called that it broke.
    pub guard_rails: Vec<String>,
    /// Why they saved all the same.
    pub reason: String,
}

impl GuardRailBean {
    /// The guard rail.
    ///
    /// # Errors
    /// What is wrong with the rule, by field.
    pub fn to_guard_rail(&self) -> Result<GuardRail, ErrorBody> {
        Ok(GuardRail {
            name: self.name.trim().to_owned(),
            rule: self.rule.to_rule()?,
        })
    }
}

impl From<&GuardRail> for GuardRailBean {
    fn from(rail: &GuardRail) -> Self {
        Self {
            id: None,
            link: None,
            name: rail.name.clone(),
            rule: RuleBean::from(&rail.rule),
        }
    }
}

impl From<&Rule> for RuleBean {
    fn from(rule: &Rule) -> Self {
        let texts = |keys: &mut dyn Iterator<Item = &dyn ToString>| -> Option<Vec<String>> {
            Some(keys.map(ToString::to_string).collect())
        };
        let (kind, projects) = match rule {
            Rule::SeesOnly { projects, .. } => (SEES_ONLY, Some(projects)),
            Rule::OnlyHolders { projects, .. } => (ONLY_HOLDERS, projects.as_ref()),
            Rule::NoAnonymous { projects, .. } => (NO_ANONYMOUS, projects.as_ref()),
        };
        let mut bean = Self {
            kind: kind.to_owned(),
            projects: projects.and_then(|keys| texts(&mut keys.iter().map(|key| key as _))),
            ..Self::default()
        };
        match rule {
            Rule::SeesOnly { whom, .. } => bean.whom = Some(WhomBean::from(whom)),
            Rule::OnlyHolders {
                permissions,
                holders,
                ..
            } => {
                bean.permissions = texts(&mut permissions.iter().map(|key| key as _));
                let holders = holders.iter().map(|holder| HolderBean {
                    expand: None,
                    ..HolderBean::from(holder)
                });
                bean.holders = Some(holders.collect());
            }
            Rule::NoAnonymous { may_look, .. } => bean.may_look = Some(*may_look),
        }
        bean
    }
}

impl RuleBean {
    fn to_rule(&self) -> Result<Rule, ErrorBody> {
        let wrong = |field: &str, message: &str| ErrorBody::field(format!("rule.{field}"), message);
        let projects = self.projects.iter().flatten();
        let projects = projects.map(|key| key.as_str().into()).into_set();
        let somewhere = || Some(projects.clone()).filter(|projects| !projects.is_empty());
        match self.kind.as_str() {
            SEES_ONLY => {
                let whom = self.whom.as_ref().and_then(WhomBean::to_whom);
                let whom = whom.ok_or_else(|| {
                    wrong(
                        "whom",
                        "Say who: a type of anonymous, anySignedIn, user with the key of a user, \
                         newMember with groups, or members with one group.",
                    )
                })?;
                Ok(Rule::SeesOnly { whom, projects })
            }
            ONLY_HOLDERS => {
                let permissions = self.permissions.iter().flatten();
                let permissions = permissions.map(|key| key.as_str().into()).into_set();
                if permissions.is_empty() {
                    return Err(wrong("permissions", "Name at least one permission."));
                }
                let holders = self.holders.iter().flatten();
                Ok(Rule::OnlyHolders {
                    permissions,
                    holders: holders.map(Holder::from).into_set(),
                    projects: somewhere(),
                })
            }
            NO_ANONYMOUS => Ok(Rule::NoAnonymous {
                may_look: self.may_look.unwrap_or(false),
                projects: somewhere(),
            }),
            _ => Err(wrong(
                "type",
                &format!(
                    "There is no such rule. One of {SEES_ONLY}, {ONLY_HOLDERS}, {NO_ANONYMOUS}."
                ),
            )),
        }
    }
}

impl From<&Whom> for WhomBean {
    fn from(whom: &Whom) -> Self {
        let (kind, user, groups) = match whom {
            Whom::Subject(Subject::Anonymous) => ("anonymous", None, None),
            Whom::Subject(Subject::AnySignedIn) => ("anySignedIn", None, None),
            Whom::Subject(Subject::User(key)) => ("user", Some(key.to_string()), None),
            Whom::Subject(Subject::NewMember(groups)) => {
                let groups = groups.iter().map(ToString::to_string);
                ("newMember", None, Some(groups.collect()))
            }
            Whom::MembersOf(group) => ("members", None, Some(vec![group.to_string()])),
        };
        Self {
            kind: kind.to_owned(),
            user,
            groups,
        }
    }
}

impl WhomBean {
    fn to_whom(&self) -> Option<Whom> {
        let groups = self.groups.as_deref().unwrap_or_default();
        let subject = match (self.kind.as_str(), self.user.as_deref(), groups) {
            ("anonymous", None, []) => Subject::Anonymous,
            ("anySignedIn", None, []) => Subject::AnySignedIn,
            ("user", Some(key), []) => Subject::User(key.into()),
            ("newMember", None, [_, ..]) => {
                Subject::NewMember(groups.iter().map(|name| name.as_str().into()).into_set())
            }
            ("members", None, [only]) => return Some(Whom::MembersOf(only.as_str().into())),
            _ => return None,
        };
        Some(Whom::Subject(subject))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<GuardRail, String> {
        let bean: GuardRailBean = serde_json::from_str(json).map_err(|error| error.to_string())?;
        bean.to_guard_rail().map_err(|body| {
            let errors = body.errors.into_iter();
            errors.map(|(field, _)| field).collect()
        })
    }

    #[test]
    fn every_rule_round_trips() {
        for rule in [
            r#"{"type":"seesOnly","whom":{"type":"anonymous"},"projects":[]}"#,
            r#"{"type":"seesOnly","whom":{"type":"anySignedIn"},"projects":["A","B"]}"#,
            r#"{"type":"seesOnly","whom":{"type":"user","user":"ann"},"projects":["A"]}"#,
            r#"{"type":"seesOnly","whom":{"type":"newMember","groups":["x","y"]},"projects":["A"]}"#,
            r#"{"type":"seesOnly","whom":{"type":"members","groups":["x"]},"projects":["A"]}"#,
            r#"{"type":"onlyHolders","permissions":["EDIT_ISSUES"],"holders":[{"type":"projectRole","parameter":"10002"},{"type":"projectLead"}],"projects":["A"]}"#,
            r#"{"type":"onlyHolders","permissions":["EDIT_ISSUES"],"holders":[]}"#,
            r#"{"type":"noAnonymous","mayLook":true}"#,
        ] {
            let json = format!(r#"{{"name":"x","rule":{rule}}}"#);
            let back = serde_json::to_string(&GuardRailBean::from(&read(&json).unwrap()));
            assert_eq!(back.unwrap(), json);
        }
    }

    #[test]
    fn no_project_named_means_all_but_where_it_means_none() {
        let rule = |json: &str| {
            read(&format!(r#"{{"name":"x","rule":{json}}}"#))
                .unwrap()
                .rule
        };
        let anywhere = Rule::NoAnonymous {
            may_look: false,
            projects: None,
        };
        assert_eq!(rule(r#"{"type":"noAnonymous","projects":[]}"#), anywhere);
        let nothing = Rule::SeesOnly {
            whom: Whom::Subject(Subject::Anonymous),
            projects: [].into(),
        };
        assert_eq!(
            rule(r#"{"type":"seesOnly","whom":{"type":"anonymous"}}"#),
            nothing
        );
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (rule, wrong) in [
            (r#"{"type":"sees"}"#, "rule.type"),
            (r#"{"type":"seesOnly"}"#, "rule.whom"),
            (
                r#"{"type":"seesOnly","whom":{"type":"members"}}"#,
                "rule.whom",
            ),
            (
                r#"{"type":"seesOnly","whom":{"type":"user","groups":["x"]}}"#,
                "rule.whom",
            ),
            (
                r#"{"type":"onlyHolders","permissions":[]}"#,
                "rule.permissions",
            ),
        ] {
            let json = format!(r#"{{"name":"x","rule":{rule}}}"#);
            assert_eq!(read(&json).unwrap_err(), wrong);
        }
        let misspelt = r#"{"name":"x","rule":{"type":"noAnonymous","project":["A"]}}"#;
        assert!(read(misspelt).unwrap_err().contains("project"));
    }
}
