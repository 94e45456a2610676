//! The cards of what changes in a scheme: what closes its projects, and what keeps public ones open
//! for looking alone.

use std::collections::BTreeSet;

use leptos::prelude::*;
use whocan_access::{
    Draft, GroupName, Holder, Inserting, Instance, PermissionKey, ProjectId, SchemeId,
};

use super::facts::parents;
use super::proposal::holders as holders_of;
use super::steps::Beside;
use super::{Page, keys};
use crate::addresses;
use crate::browser::at;
use crate::editor::finding_words::permissions;
use crate::editor::holders;
use crate::i18n::groups::texts;
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
    pub fn closing(self, Beside { can, hits, leave }: Beside) -> AnyView {
        let Self { page, instance, .. } = self;
        let (texts, meant) = (texts(), meant::texts());
        let added = holders_of(&self.draft.added);
        let others = others_in(page, instance, &added);
        let is_public = holders_of(&self.draft.removed).contains(&&Holder::Anyone);
        let public = is_public.then(|| {
            let here = instance.projects_of(self.scheme).map(|project| project.id);
            let said = (meant.is_public)(&keys(page, &here.into_set()));
            view! { <p class="group-left">{said}</p> }
        });
        let names_people = added
            .iter()
            .any(|holder| matches!(holder, Holder::User(_)))
            .then(|| view! { <p class="quiet">{meant.one_by_one}</p> });
        // Whoever is in no such relation sees nothing by it: it may well be left.
        let later = (!self.draft.removed.is_empty() && !added.is_empty())
            .then(|| view! { <p class="quiet">{meant.later}</p> });
        let scheme = instance.schemes.get(&self.scheme);
        let scheme = scheme.map_or_else(String::new, |scheme| scheme.name.clone());
        let button = self.button(&(texts.open_draft)(&scheme), BTreeSet::new());
        view! {
            <li class="group-step">
                <div>
                    <p>
                        <span class="quiet">{texts.in_scheme}</span>
                        " "
                        <a href=at(&addresses::scheme(self.scheme, None, None))>
                            <b>{scheme}</b>
                        </a>
                    </p>
                    <p>{self.sentence()}</p>
                    {others}
                    {names_people}
                    {later}
                    {public}
                    {can}
                    {hits}
                </div>
                <p class="group-choice">{button} {leave}</p>
            </li>
        }
        .into_any()
    }

    /// The card of what lets its public projects be looked at, and no more. Reactive.
    pub fn looking(self, leaving: BTreeSet<ProjectId>, hits: AnyView) -> AnyView {
        let meant = meant::texts();
        let named = keys(self.page, &leaving);
        let title = (meant.look_only)(&named);
        let whoever = holders_of(&self.draft.removed)
            .contains(&&Holder::Anyone)
            .then(|| view! { <p class="quiet">{meant.looking_without_account}</p> });
        let button = self.button(&title, leaving);
        view! {
            <li class="group-step">
                <div>
                    <p>
                        <b>{title.clone()}</b>
                    </p>
                    <p>{self.sentence()}</p>
                    <p class="quiet">{(meant.may_then_be_seen)(&named)}</p>
                    {whoever}
                    {hits}
                </div>
                <p class="group-choice">{button}</p>
            </li>
        }
        .into_any()
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
    fn button(self, name: &str, leaving: BTreeSet<ProjectId>) -> AnyView {
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
fn others_in(page: Page, instance: &Instance, holders: &[&Holder]) -> Option<AnyView> {
    let above = page.group.with_value(|group| parents(instance, group));
    let of = |name: &GroupName| {
        let parent = instance.groups.get(name)?;
        let own = holders.iter().filter(|holder| match holder {
            Holder::User(key) => parent.users.contains(key),
            Holder::Group(name) => parent.groups.contains(name),
            _ => false,
        });
        let own = own.map(|holder| holders::phrase(instance, locale(), holder));
        let own = own.collect::<Vec<_>>().join(all_texts().common.comma);
        (!own.is_empty()).then(|| (meant::texts().others_in)(&own, name.as_str()))
    };
    let said = above.iter().find_map(of)?;
    Some(view! { <p class="quiet">{said}</p> }.into_any())
}
