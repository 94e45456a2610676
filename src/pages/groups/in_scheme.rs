//! The cards of what changes in a scheme: what closes its projects, and what else could be done
//! where these are public.

use std::collections::BTreeSet;

use leptos::prelude::*;
use whocan_access::permission::CREATE_ISSUES;
use whocan_access::{Draft, Holder, Inserting, Instance, PermissionKey, ProjectId, SchemeId};

use super::at_once::{paragraphs, place};
use super::facts::parents;
use super::proposal::holders as holders_of;
use super::steps::Beside;
use super::{Page, keys};
use crate::addresses;
use crate::browser::at;
use crate::editor::finding_words::permissions;
use crate::editor::holders;
use crate::i18n::closing::texts;
use crate::i18n::{locale, meant, texts as all_texts};

/// A draft that is opened in the editor.
#[derive(Clone)]
pub struct Opening {
    /// Of which scheme.
    pub scheme: SchemeId,
    /// What changes.
    pub draft: Draft,
    /// What may be seen from then on.
    pub leaving: BTreeSet<ProjectId>,
}

/// A change of a scheme that is proposed.
#[derive(Clone, Copy)]
pub struct Change<'a> {
    /// Where it is proposed.
    pub page: Page,
    /// The instance as it is saved.
    pub instance: &'a Instance,
    /// The scheme.
    pub scheme: SchemeId,
    /// What changes.
    pub draft: &'a Draft,
    /// Whether the scheme has a draft with changes already.
    pub has_draft: bool,
    /// Opens the scheme with it.
    pub open: Callback<Opening>,
}

impl Change<'_> {
    /// The card of what closes its projects. Reactive.
    pub fn closing(self, beside: Beside) -> AnyView {
        let Beside {
            closes,
            can,
            hits,
            why,
            leave,
        } = beside;
        let button = self.button(&(texts().open_draft)(&self.name()), BTreeSet::new());
        view! {
            <li class="group-step">
                <div>
                    {self.place()}
                    <p>
                        <b>{closes}</b>
                    </p>
                    <p>{self.sentence()}</p>
                    {self.together()}
                    {hits}
                    {can}
                    {more(self.reasons(why))}
                </div>
                <p class="group-choice">{button} {leave}</p>
            </li>
        }
        .into_any()
    }

    /// The card of a scheme that makes projects public: to leave it, to take from the group what
    /// not everybody has, which is `as_anyone`, or to close it, the mildest first. Reactive.
    pub fn public(
        self,
        leaving: &BTreeSet<ProjectId>,
        as_anyone: Option<AnyView>,
        Beside {
            can,
            hits,
            why,
            leave,
            ..
        }: Beside,
    ) -> AnyView {
        let texts = meant::texts();
        let named = keys(self.page, leaving);
        let close = (texts.make_private)(&named);
        let button = self.button(&close, BTreeSet::new());
        view! {
            <li class="group-instead group-public">
                {self.place()} {can}
                <ul>
                    <li class="group-step">
                        <div>
                            <p>
                                <b>{(texts.leave_public)(&named)}</b>
                            </p>
                            <p class="quiet">{(texts.leave_public_hint)(as_anyone.is_some())}</p>
                        </div>
                        <p class="group-choice">{leave}</p>
                    </li>
                    {as_anyone}
                    <li class="group-step">
                        <div>
                            <p>
                                <b>{close.clone()}</b>
                            </p>
                            <p>{self.sentence()}</p>
                            {self.together()}
                            {hits}
                            {more(self.reasons(why))}
                        </div>
                        <p class="group-choice">{button}</p>
                    </li>
                </ul>
            </li>
        }
        .into_any()
    }

    /// The choice to leave its projects public, and the group no more there than anyone has: what
    /// they can do then, and what others lose. Reactive.
    pub fn as_anyone(
        self,
        leaving: BTreeSet<ProjectId>,
        can: Vec<String>,
        hits: AnyView,
    ) -> AnyView {
        let texts = meant::texts();
        let why = self.reasons(vec![texts.as_anyone_later.to_owned()]);
        let title = (texts.as_anyone)(&keys(self.page, &leaving));
        let button = self.button(&title, leaving);
        view! {
            <li class="group-step">
                <div>
                    <p>
                        <b>{title.clone()}</b>
                    </p>
                    {paragraphs(can)} <p>{self.sentence()}</p> {self.together()}
                    <p class="quiet">{texts.as_anyone_hint}</p>
                    {hits} {more(why)}
                </div>
                <p class="group-choice">{button}</p>
            </li>
        }
        .into_any()
    }

    /// What the scheme is called.
    fn name(self) -> String {
        let scheme = self.instance.schemes.get(&self.scheme);
        scheme.map_or_else(|| self.scheme.to_string(), |scheme| scheme.name.clone())
    }

    /// Which scheme it is. Reactive.
    fn place(self) -> AnyView {
        let address = at(&addresses::scheme(self.scheme, None, None));
        place((texts().in_scheme, self.name(), address))
    }

    /// Why Create Issues changes too, where it does. Reactive.
    pub fn create_too(self) -> Option<String> {
        let mut removed = self.draft.removed.iter();
        let has_create = removed.any(|cell| cell.permission.as_str() == CREATE_ISSUES);
        has_create.then(|| meant::texts().create_too.to_owned())
    }

    /// That nobody else is left out, where holders take the place of a wider one, and who some of
    /// them are. Reactive.
    fn together(self) -> Option<AnyView> {
        self.exchanges().then(|| {
            let from = holders_of(&self.draft.removed);
            let together = (meant::texts().together)(from.contains(&&Holder::Anyone));
            let added = holders_of(&self.draft.added);
            let who = others_in(self.page, self.instance, &added);
            let applications = added.iter();
            let applications =
                applications.filter(|holder| matches!(holder, Holder::ApplicationRole(Some(_))));
            let nobody_has = applications.map(|holder| {
                let application = holders::phrase(self.instance, locale(), holder);
                self.page
                    .group
                    .with_value(|group| (meant::texts().nobody_has)(&application, group.as_str()))
            });
            let said = [together.to_owned()]
                .into_iter()
                .chain(who)
                .chain(nobody_has);
            said.map(|one| view! { <p class="quiet">{one}</p> })
                .collect::<Vec<_>>()
                .into_any()
        })
    }

    fn exchanges(self) -> bool {
        !self.draft.added.is_empty() && !self.draft.removed.is_empty()
    }

    /// Why it is so, and, where holders stand for everybody else, who comes later and why people are
    /// named. Reactive.
    fn reasons(self, mut why: Vec<String>) -> Vec<String> {
        if self.exchanges() {
            let added = holders_of(&self.draft.added);
            let group = self.page.group;
            let one_by_one = group.with_value(|group| one_by_one(group.as_str(), &added));
            let later = Some(meant::texts().later.to_owned());
            why.splice(0..0, [later, one_by_one].into_iter().flatten());
        }
        why
    }

    /// What changes, in a sentence. Reactive.
    fn sentence(self) -> String {
        let texts = texts();
        let Draft { added, removed } = self.draft;
        let keys = added.iter().chain(removed).map(|cell| &cell.permission);
        let keys: BTreeSet<&PermissionKey> = keys.into_set();
        let keys: Vec<PermissionKey> = keys.into_iter().cloned().collect();
        let on = permissions(self.instance, locale(), &keys);
        let (from, to) = (holders_of(removed), holders_of(added));
        match (from.is_empty(), to.is_empty()) {
            (false, false) => (texts.replace)(&on, &self.list(&from), &self.list(&to)),
            (false, true) => (texts.revoke)(&on, &self.list(&from)),
            (true, _) => (texts.grant)(&on, &self.list(&to)),
        }
    }

    fn list(self, holders: &[&Holder]) -> String {
        let phrases = holders.iter();
        let phrases = phrases.map(|holder| holders::phrase(self.instance, locale(), holder));
        let phrases: Vec<String> = phrases.collect();
        phrases.join(all_texts().common.comma)
    }

    /// The button that opens it as a draft. Reactive.
    pub fn button(self, name: &str, leaving: BTreeSet<ProjectId>) -> AnyView {
        let texts = texts();
        let label = if self.has_draft {
            texts.add_to_draft
        } else {
            texts.draft_short
        };
        let open = self.open;
        let opening = StoredValue::new(Opening {
            scheme: self.scheme,
            draft: self.draft.clone(),
            leaving,
        });
        view! {
            <button
                type="button"
                class="button"
                aria-label=format!("{label}: {name}")
                on:click=move |_| open.run(opening.get_value())
            >
                {label}
            </button>
        }
        .into_any()
    }
}

/// Who those are in place of a holder that are in a group which this one is in too. Reactive.
fn others_in(page: Page, instance: &Instance, holders: &[&Holder]) -> Option<String> {
    let above = page.group.with_value(|group| parents(instance, group));
    above.iter().find_map(|name| {
        let parent = instance.groups.get(name)?;
        let own = holders.iter().filter(|holder| match holder {
            Holder::User(key) => parent.users.contains(key),
            Holder::Group(name) => parent.groups.contains(name),
            _ => false,
        });
        let own = own.map(|holder| holders::phrase(instance, locale(), holder));
        let own = own.collect::<Vec<_>>().join(all_texts().common.comma);
        (!own.is_empty()).then(|| (meant::texts().others_in)(&own, name.as_str()))
    })
}

/// What is told once one asks. Reactive.
fn more(said: Vec<String>) -> Option<AnyView> {
    let fold = |said: Vec<String>| {
        view! {
            <details class="quiet">
                <summary>{meant::texts().why_and_later}</summary>
                {paragraphs(said)}
            </details>
        }
        .into_any()
    };
    (!said.is_empty()).then(|| fold(said))
}

/// Why people are named, where they are. Reactive.
fn one_by_one(group: &str, added: &[&Holder]) -> Option<String> {
    let mut added = added.iter();
    let names_people = added.any(|holder| matches!(holder, Holder::User(_)));
    names_people.then(|| (meant::texts().one_by_one)(group))
}
