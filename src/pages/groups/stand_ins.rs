//! Who takes the place of a wider holder in a scheme, and why each of them does.

use std::collections::BTreeSet;

use leptos::prelude::*;
use whocan_access::{GroupName, Holder, Instance, ProjectId, RoleId};

use super::facts::parents;
use super::for_empty::Kept;
use super::{Page, keys};
use crate::editor::holders;
use crate::i18n::proposed::texts;
use crate::i18n::{locale, texts as all_texts};

/// Why a holder takes somebody's place.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Why {
    /// A group in which nobody is of the group that it is about.
    Apart,
    /// An application that nobody of that group has.
    NoneHasIt,
    /// They are in a group that this one is in too.
    OthersIn(GroupName),
    /// Whoever joins a group that nobody is in yet keeps what its role is there for.
    KeptFor(GroupName),
    /// They are named, since nothing else matches them.
    Named,
}

/// Holders that are there for the same reason, in a row, and that reason.
pub type StandIns = (String, String);

/// The holders by why they are there. Reactive.
pub fn stand_ins(
    page: Page,
    instance: &Instance,
    added: &[&Holder],
    kept: &[Kept],
) -> Vec<StandIns> {
    let by_reason = page
        .group
        .with_value(|group| by_reason(instance, group, added, kept));
    let in_words = by_reason.into_iter().map(|(why, these)| {
        let phrases = these.iter();
        let phrases = phrases.map(|holder| holders::phrase(instance, locale(), holder));
        let phrases: Vec<String> = phrases.collect();
        let phrases = phrases.join(all_texts().common.comma);
        let reason = in_words(page, &why, &these, kept);
        match why {
            // A role that they act in elsewhere would look like a way back in.
            Why::KeptFor(group) => ((texts().for_empty)(&phrases, group.as_str()), reason),
            _ => (phrases, reason),
        }
    });
    in_words.collect()
}

/// A list of them.
pub fn listed(stand_ins: &[StandIns]) -> AnyView {
    let lines = stand_ins.iter().cloned().map(|(holders, reason)| {
        view! {
            <li>
                {holders} <span class="quiet">": " {reason}</span>
            </li>
        }
    });
    view! { <ul class="group-stand-ins">{lines.collect::<Vec<_>>()}</ul> }.into_any()
}

fn by_reason<'a>(
    instance: &Instance,
    group: &GroupName,
    added: &[&'a Holder],
    kept: &[Kept],
) -> Vec<(Why, Vec<&'a Holder>)> {
    let above = parents(instance, group);
    let others_in = |holder: &Holder| {
        let mut above = above.iter().filter_map(|name| instance.groups.get(name));
        let has = above.find(|parent| match holder {
            Holder::User(key) => parent.users.contains(key),
            Holder::Group(name) => parent.groups.contains(name),
            _ => false,
        });
        has.map(|parent| Why::OthersIn(parent.name.clone()))
    };
    let reason = |holder: &Holder| match holder {
        Holder::ProjectRole(role) => {
            let kept = kept.iter().find(|kept| kept.role == *role);
            kept.map_or(Why::Named, |kept| Why::KeptFor(kept.group.clone()))
        }
        Holder::ApplicationRole(_) => Why::NoneHasIt,
        Holder::Group(_) => others_in(holder).unwrap_or(Why::Apart),
        _ => others_in(holder).unwrap_or(Why::Named),
    };
    let mut found: Vec<(Why, Vec<&Holder>)> = Vec::new();
    for holder in added {
        let why = reason(holder);
        match found.iter_mut().find(|(known, _)| *known == why) {
            Some((_, same)) => same.push(holder),
            None => found.push((why, vec![holder])),
        }
    }
    found.sort();
    found
}

/// Reactive.
fn in_words(page: Page, why: &Why, these: &[&Holder], kept: &[Kept]) -> String {
    let texts = texts();
    let own = page.group.with_value(ToString::to_string);
    let names_people = these.iter().any(|holder| matches!(holder, Holder::User(_)));
    let named = || (texts.one_by_one)(&own);
    match why {
        Why::Apart => (texts.nobody_in)(these.len(), &own),
        Why::NoneHasIt => (texts.nobody_has)(&own),
        Why::OthersIn(parent) => {
            let others = (texts.others_in)(parent.as_str());
            let named = names_people.then(named);
            let said: Vec<String> = [others].into_iter().chain(named).collect();
            said.join(all_texts().common.between_sentences)
        }
        Why::KeptFor(group) => {
            let roles: BTreeSet<RoleId> = these.iter().filter_map(|holder| role(holder)).collect();
            let kept = kept.iter();
            let kept = kept.filter(|kept| kept.group == *group && roles.contains(&kept.role));
            let projects: BTreeSet<ProjectId> = kept.map(|kept| kept.project).collect();
            (texts.kept_for)(group.as_str(), &keys(page, &projects))
        }
        Why::Named => named(),
    }
}

fn role(holder: &Holder) -> Option<RoleId> {
    match holder {
        Holder::ProjectRole(role) => Some(*role),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::editor::fixture::{BLUE, DEVELOPERS, resolver};
    use whocan_access::{Group, SchemeId};

    #[test]
    fn each_is_there_for_a_reason_and_those_alike_are_told_together() {
        let mut instance = Instance::clone(resolver(&[]).instance());
        let externals = instance.groups.get_mut("externals").unwrap();
        let externals: &mut Group = Arc::make_mut(externals);
        externals.users.insert("maria".into());
        let [staff, software, maria, role, sam] = [
            Holder::Group("staff".into()),
            Holder::ApplicationRole(Some("jira-software".into())),
            Holder::User("maria".into()),
            Holder::ProjectRole(DEVELOPERS),
            Holder::User("sam".into()),
        ];
        let kept = Kept {
            scheme: SchemeId::DEFAULT,
            permission: "BROWSE_PROJECTS".into(),
            role: DEVELOPERS,
            group: "bluebird-clients".into(),
            project: BLUE,
        };
        let added = [&sam, &role, &maria, &software, &staff];
        let found = by_reason(&instance, &"acme-clients".into(), &added, &[kept]);
        assert_eq!(
            found,
            [
                (Why::Apart, vec![&staff]),
                (Why::NoneHasIt, vec![&software]),
                (Why::OthersIn("externals".into()), vec![&maria]),
                (Why::KeptFor("bluebird-clients".into()), vec![&role]),
                (Why::Named, vec![&sam]),
            ]
        );
    }
}
