//! The search by which Jira finds the issues that a group has something to do with, to copy.

use std::collections::BTreeSet;

use leptos::prelude::*;
use whocan_access::{Instance, ProjectId, Relation};

use super::Page;
use super::jql::jql;
use crate::i18n::meant;

/// How Jira finds the issues of a project to which they have one of these relations, if there are
/// any. Reactive.
pub fn search_in(
    page: Page,
    instance: &Instance,
    id: ProjectId,
    relations: &BTreeSet<Relation>,
) -> Option<AnyView> {
    let project = instance.projects.get(&id)?;
    let jql = page
        .group
        .with_value(|group| jql(instance, group, &project.key, relations))?;
    let view = view! {
        <p class="note">
            {meant::texts().find_issues} " " <code class="group-search">{jql}</code>
        </p>
    };
    Some(view.into_any())
}
