//! Whom a holder reaches, in words: how many people, and of a role or the lead, who that is where
//! one looks.

use whocan_access::{Holder, Instance, Project, ProjectId, Reach, RoleId};

use leptos::prelude::*;

use crate::editor::holders;
use crate::editor::state::Editor;
use crate::i18n::later::texts;
use crate::i18n::locale;

/// So many of who acts in a role are named.
const FEW: usize = 2;

/// Whom a holder reaches in the projects that use the scheme. Reactive.
pub fn reach(editor: Editor, holder: &Holder) -> String {
    let (words, common) = (texts().holders, texts().common);
    editor.saved().with(|saved| {
        if !holders::is_known(saved.instance(), holder) {
            return words.unknown_holder.to_owned();
        }
        if !holders::is_active(saved.instance(), holder) {
            return words.inactive.to_owned();
        }
        match editor.reach(holder) {
            Reach::Everyone => words.everyone.to_owned(),
            Reach::People(count) => (common.people)(count),
            Reach::PerIssue => words.per_issue.to_owned(),
            Reach::Nobody => words.nobody.to_owned(),
        }
    })
}

/// The same as it stands beside the holder's name; of a role or the lead, in this project. Reactive.
pub fn note(editor: Editor, place: Option<ProjectId>, holder: &Holder) -> String {
    let Some(project) = place.and_then(|place| project(editor, place)) else {
        return reach(editor, holder);
    };
    match holder {
        Holder::ProjectRole(role) if is_known(editor, holder) => {
            of_role(editor, &project, *role, holder)
        }
        Holder::ProjectLead => {
            let lead = project.lead.clone().map(Holder::User);
            let name = lead.map(|lead| name(editor, &lead));
            let name = name.unwrap_or_else(|| texts().holders.nobody.to_owned());
            within(project.key.as_str(), &name)
        }
        // One person's name says whom it reaches.
        Holder::User(_) if is_active(editor, holder) => String::new(),
        _ => reach(editor, holder),
    }
}

/// A holder in words with that note: 'role Clients – ACME: acme-clients, 6 people'. Reactive.
pub fn label(editor: Editor, place: Option<ProjectId>, holder: &Holder) -> String {
    let saved = editor.saved();
    let phrase = saved.with(|saved| holders::phrase(saved.instance(), locale(), holder));
    let mut parts = vec![phrase, note(editor, place, holder)];
    parts.retain(|part| !part.is_empty());
    parts.join(" – ")
}

/// Who acts in a role: in the project by name, or, where that is nobody, in how many others.
fn of_role(editor: Editor, project: &Project, role: RoleId, holder: &Holder) -> String {
    let (words, common) = (texts().holders, texts().common);
    let key = project.key.as_str();
    let actors = project.actors.get(&role);
    let groups = actors.iter().flat_map(|actors| &actors.groups);
    let users = actors.iter().flat_map(|actors| &actors.users);
    let names = groups
        .map(ToString::to_string)
        .chain(users.map(|user| name(editor, &Holder::User(user.clone()))));
    let names: Vec<String> = names.collect();
    if !names.is_empty() {
        let people = editor
            .saved()
            .with(|saved| saved.reach(holder, &[project.id]));
        let people = match people {
            Reach::People(count) => count,
            _ => 0,
        };
        let who = [common.list(&names, FEW), (common.people)(people)];
        return within(key, &who.join(common.comma));
    }
    let nobody = within(key, words.nobody);
    let elsewhere = with_instance(editor, |instance| {
        let projects = instance.projects_of(editor.id());
        let acts = |project: &Project| project.actors.get(&role).is_some_and(|it| !it.is_empty());
        projects.filter(|project| acts(project)).count()
    });
    if elsewhere == 0 {
        return nobody;
    }
    let elsewhere = format!("{elsewhere} {}", (texts().saving.projects_unit)(elsewhere));
    let there = within(&elsewhere, &reach(editor, holder));
    [nobody, there].join(common.comma)
}

fn within(place: &str, who: &str) -> String {
    format!("{place}: {who}")
}

fn project(editor: Editor, id: ProjectId) -> Option<std::sync::Arc<Project>> {
    with_instance(editor, |instance| instance.projects.get(&id).cloned())
}

fn name(editor: Editor, holder: &Holder) -> String {
    with_instance(editor, |instance| holders::name(instance, locale(), holder))
}

fn is_known(editor: Editor, holder: &Holder) -> bool {
    with_instance(editor, |instance| holders::is_known(instance, holder))
}

fn is_active(editor: Editor, holder: &Holder) -> bool {
    with_instance(editor, |instance| {
        holders::is_known(instance, holder) && holders::is_active(instance, holder)
    })
}

fn with_instance<T>(editor: Editor, ask: impl FnOnce(&Instance) -> T) -> T {
    editor.saved().with(|saved| ask(saved.instance()))
}
