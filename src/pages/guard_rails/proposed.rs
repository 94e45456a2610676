//! The guard rail that the address proposes: the page of a group leads here with it.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use whocan_access::{GroupName, Inserting, ProjectKey, Rule, Subject, Whom};

/// The rule that the address asks for, once: who comes back later asks for nothing.
#[derive(Clone, Copy)]
pub struct Proposal {
    rule: StoredValue<Option<Rule>>,
    group: StoredValue<Option<GroupName>>,
}

impl Proposal {
    /// What is proposed, if it was not taken before.
    pub fn take(self) -> Option<Rule> {
        self.rule.try_update_value(Option::take).flatten()
    }

    /// The group whose page led here, if one did; once, too.
    pub fn take_group(self) -> Option<GroupName> {
        self.group.try_update_value(Option::take).flatten()
    }
}

/// What the address proposes: `?group=acme-clients&projects=ACME,BLUE`, with `joins` for whoever
/// joins. It is taken off the address. To be called while a component is made.
pub fn proposed() -> Proposal {
    let query = use_query_map().get_untracked();
    let projects = query.get("projects").unwrap_or_default();
    let projects = projects.split(',').filter(|key| !key.is_empty());
    let group = query.get("group");
    let rule = group.as_deref().map(|group| Rule::SeesOnly {
        whom: match query.get("joins") {
            Some(_) => Whom::Subject(Subject::new_member_of(group)),
            None => Whom::MembersOf(group.into()),
        },
        projects: projects.map(ProjectKey::from).into_set(),
    });
    if rule.is_some() {
        let replace = NavigateOptions {
            replace: true,
            ..NavigateOptions::default()
        };
        let navigate = use_navigate();
        // Not while the page is still being made.
        request_animation_frame(move || navigate("/guard-rails", replace));
    }
    Proposal {
        rule: StoredValue::new(rule),
        group: StoredValue::new(group.map(|group| group.as_str().into())),
    }
}
