//! What people of a group see besides what the group alone lets them see.

use std::collections::BTreeSet;

use leptos::prelude::*;
use whocan_access::{GroupName, Instance, ProjectId, Subject, UserKey};

use crate::editor::preview::Question;
use crate::editor::seen::{Elsewhere, others};
use crate::editor::slices::Slices;
use crate::editor::state::Compiled;
use crate::editor::subjects::only_group;
use crate::i18n::beside;
use crate::i18n::later::texts;

/// Where people and projects are more than that, multiplied, nobody is looked at: the group's page
/// does, if one asks.
const AT_MOST: usize = 100_000;

/// So many people are named.
const NAMES: usize = 3;

/// So many projects are.
const PROJECTS: usize = 5;

/// Who sees more, and what.
#[derive(Clone, PartialEq)]
pub struct Wider {
    question: Question,
    people: Vec<UserKey>,
    projects: BTreeSet<ProjectId>,
}

/// What people of the group that was asked about see besides what was found, person by person between
/// two frames. Nothing where it is about no group, or about too many people.
pub fn wider(found: RwSignal<Option<(Elsewhere, Compiled)>>) -> RwSignal<Option<Wider>> {
    let known = RwSignal::new(None);
    let slices = Slices::new();
    Effect::new(move |_| {
        let asked = found.with(|found| {
            let (seen, draft) = found.as_ref()?;
            let members = draft.members(only_group(&seen.question.subject)?).ok()?;
            let looks = members.len() * draft.instance().projects.len();
            (1..=AT_MOST)
                .contains(&looks)
                .then(|| (seen.clone(), draft.clone(), members))
        });
        let Some((seen, draft, members)) = asked else {
            // Whoever asks about no group is told nothing anew at each tick.
            if known.with_untracked(Option::is_some) {
                known.set(None);
            }
            return;
        };
        let group_sees: BTreeSet<ProjectId> = seen.projects.iter().copied().collect();
        let mut members = members.into_iter();
        let mut more = Wider {
            question: seen.question.clone(),
            people: Vec::new(),
            projects: BTreeSet::new(),
        };
        slices.begin(move || {
            let Some(key) = members.next() else {
                let _ = known.try_set(Some(more.clone()));
                return false;
            };
            let own = Subject::User(key.clone());
            let theirs = others(&draft, &own, &seen.apart).unwrap_or_default();
            let theirs = theirs.into_iter();
            let besides: Vec<ProjectId> = theirs.filter(|id| !group_sees.contains(id)).collect();
            if !besides.is_empty() {
                more.people.push(key);
                more.projects.extend(besides);
            }
            true
        });
    });
    known
}

/// That in a sentence, as far as it is known of this question. Reactive.
pub fn said(
    known: Option<&Wider>,
    Elsewhere {
        question, projects, ..
    }: &Elsewhere,
    group: &GroupName,
    instance: &Instance,
) -> String {
    let words = beside::texts();
    // Of the draft before it may be, for a moment; of another question never.
    let Some(known) = known.filter(|known| known.question == *question) else {
        return (words.by_group_alone)(group.as_str());
    };
    if known.people.is_empty() {
        return words.none_sees_more.to_owned();
    }
    let names = known.people.iter();
    let names = names.map(|key| {
        let user = instance.users.get(key);
        user.map_or_else(|| key.to_string(), |user| user.display_name.clone())
    });
    let names: Vec<String> = names.collect();
    let keys = known
        .projects
        .iter()
        .filter_map(|id| instance.projects.get(id));
    let mut keys: Vec<String> = keys.map(|project| project.key.to_string()).collect();
    keys.sort();
    let common = texts().common;
    (words.some_see_more)(
        names.len(),
        &common.list_people(&names, NAMES),
        &common.list(&keys, PROJECTS),
        projects.len() + keys.len(),
    )
}
