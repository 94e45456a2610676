//! What they can do in projects that something is proposed for: now, and once that is done.

use std::collections::BTreeSet;

use leptos::prelude::*;
use whocan_access::{Inserting, PermissionKey, ProjectId, Resolver};

use super::abilities::{Abilities, abilities, of_anyone};
use super::find_issues::search_in;
use super::what_they_can_do::paragraphs_of;
use super::{Page, keys};
use crate::components::fold::folded;
use crate::editor::rows::words as permission;
use crate::i18n::{locale, meant, proposed, texts as all_texts};

/// So many permissions are named.
const FEW_PERMISSIONS: usize = 24;

/// So many projects are looked at, at most.
const AT_MOST: usize = 12;

/// What they can do in those of these projects that they see and that are not meant for them, if it
/// is the same in all. Reactive.
pub fn they_can(page: Page, resolver: &Resolver, projects: &BTreeSet<ProjectId>) -> AnyView {
    let these = leaking(page, projects);
    let Some(found) = same_in_all(page, resolver, &these) else {
        return ().into_any();
    };
    let by_issue = found.always().is_empty();
    if by_issue && these.len() == 1 {
        let said = paragraphs_of(resolver.instance(), &found);
        let title = (meant::texts().what_on_these)(&keys(page, &these));
        let search = these
            .first()
            .map(|id| search_in(page, resolver.instance(), *id, &found.relations()));
        return view! {
            {folded("quiet", title, move || {
                let said = said.iter().cloned();
                let said = said.map(|said| view! { <li>{said}</li> });
                view! { <ul class="group-stand-ins">{said.collect::<Vec<_>>()}</ul> }.into_any()
            })}
            {search}
        }
        .into_any();
    }
    let names = named(resolver, &found.permissions());
    let said = (meant::texts().they_can)(by_issue, &keys(page, &these), &names);
    view! { <p class="quiet">{said}</p> }.into_any()
}

/// What they lose in these projects by a step, and what they keep, where that is what anyone has.
/// Reactive.
pub fn they_keep(
    page: Page,
    (before, after): (&Resolver, &Resolver),
    projects: &BTreeSet<ProjectId>,
) -> Vec<String> {
    let these = leaking(page, projects);
    let found = [before, after].map(|resolver| same_in_all(page, resolver, &these));
    let ([Some(now), Some(left)], Some(first)) = (found, these.first()) else {
        return Vec::new();
    };
    let kept = left.permissions();
    let gone = now.permissions().into_iter();
    let gone: Vec<PermissionKey> = gone.filter(|key| !kept.contains(key)).collect();
    let anyone = of_anyone(after, *first).always();
    let always = left.always();
    let is_anyones = always.iter().all(|key| anyone.contains(key));
    let texts = proposed::texts();
    let keep = || {
        let by_issue = named(after, &left.by_issue());
        (texts.they_keep)(&named(after, &always), &by_issue, left.is_reporters())
    };
    let lose = (!gone.is_empty()).then(|| (texts.they_lose_there)(&named(before, &gone)));
    lose.into_iter().chain(is_anyones.then(keep)).collect()
}

/// Those of these projects that leak. Reactive.
pub fn leaking(page: Page, projects: &BTreeSet<ProjectId>) -> BTreeSet<ProjectId> {
    let leaks = page.verdict.get().unwrap_or_default().leaks;
    leaks.intersection(projects).copied().into_set()
}

/// What they can do in some projects, if there is anything and it is the same in all of them.
fn same_in_all(
    page: Page,
    resolver: &Resolver,
    projects: &BTreeSet<ProjectId>,
) -> Option<Abilities> {
    if projects.len() > AT_MOST {
        return None;
    }
    let of = |id: &ProjectId| {
        page.group
            .with_value(|group| abilities(resolver, group, *id))
    };
    let mut found = projects.iter().map(of);
    let first = found.next()?;
    let all = |one: &Abilities| (one.always(), one.by_issue());
    let is_same = found.all(|other| all(&other) == all(&first));
    (is_same && !first.permissions().is_empty()).then_some(first)
}

/// Permissions by their names. Reactive.
fn named(resolver: &Resolver, permissions: &[PermissionKey]) -> String {
    let names = permissions.iter();
    let names = names.map(|key| permission(resolver.instance(), locale(), key).name);
    let names: Vec<String> = names.collect();
    all_texts().common.list(&names, FEW_PERMISSIONS)
}
