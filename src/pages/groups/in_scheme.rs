//! The cards of what changes in a scheme: what closes its projects, and what else could be done
//! where these are public.

use std::collections::BTreeSet;

use leptos::prelude::*;
use whocan_access::permission::CREATE_ISSUES;
use whocan_access::{Draft, Holder, Inserting, Instance, PermissionKey, ProjectId, SchemeId};

use super::at_once::{paragraphs, place};
use super::for_empty::Kept;
use super::proposal::holders as holders_of;
use super::stand_ins::{listed, stand_ins};
use super::steps::Beside;
use super::{Page, keys};
use crate::addresses;
use crate::browser::at;
use crate::components::fold::folded;
use crate::editor::finding_words::permissions;
use crate::editor::holders;
use crate::i18n::closing::texts;
use crate::i18n::saving::signed;
use crate::i18n::{later, locale, proposed, texts as all_texts};

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
    /// What was proposed for the scheme before the last step, if anything was.
    pub earlier: Option<&'a Draft>,
    /// What of that is there for groups that nobody is in.
    pub kept: &'a [Kept],
    /// Whether the scheme has a draft with changes already.
    pub has_draft: bool,
    /// Opens the scheme with it.
    pub open: Callback<Opening>,
}

/// How many grants a draft changes: '+14 −2 grants'. Reactive.
fn grants(draft: &Draft) -> String {
    let (added, removed) = (draft.added.len(), draft.removed.len());
    let unit = (later::texts().saving.grants_unit)(added + removed);
    format!("{} {unit}", signed(added, removed))
}

impl Change<'_> {
    /// The card of what closes its projects. Reactive.
    pub fn closing(self, closes: String, beside: Beside) -> AnyView {
        let Beside { can, hits, leave } = beside;
        let button = self.button(&(texts().open_draft)(&self.name()), BTreeSet::new());
        view! {
            <li class="group-step">
                <div>
                    {self.place()}
                    <p>
                        <b>{closes}</b>
                    </p>
                    {self.new_holders()}
                    {hits}
                    {self.what(None)}
                    {can}
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
        Beside { can, hits, leave }: Beside,
    ) -> AnyView {
        let texts = proposed::texts();
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
                            {self.new_holders()}
                            {hits}
                            {self.what(None)}
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
        let texts = proposed::texts();
        let title = (texts.as_anyone)(&keys(self.page, &leaving));
        let button = self.button(&title, leaving);
        view! {
            <li class="group-step">
                <div>
                    <p>
                        <b>{title.clone()}</b>
                    </p>
                    {self.new_holders()}
                    {hits}
                    {paragraphs(can)}
                    {self.what(Some(texts.as_anyone_later))}
                    <p class="quiet">{texts.as_anyone_hint}</p>
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

    /// What changes. Why these take the place of a wider holder, and why Create Issues changes too,
    /// unfolds: `more` follows there. Reactive.
    fn what(self, more: Option<&'static str>) -> AnyView {
        let (texts, proposed) = (texts(), proposed::texts());
        let Draft { added, removed } = self.draft;
        let keys = added.iter().chain(removed).map(|cell| &cell.permission);
        let keys: BTreeSet<&PermissionKey> = keys.into_set();
        let keys: Vec<PermissionKey> = keys.into_iter().cloned().collect();
        let on = permissions(self.instance, locale(), &keys);
        let (from, to) = (holders_of(removed), holders_of(added));
        if from.is_empty() {
            let given = (texts.given)(&self.list(&to), &on);
            return view! { <p class="change-gains">{given}</p> }.into_any();
        }
        let taken = (texts.taken)(&self.list(&from), &on);
        let mut removed = removed.iter();
        let has_create = removed.any(|cell| cell.permission.as_str() == CREATE_ISSUES);
        let create_too = has_create.then_some(proposed.create_too);
        if to.is_empty() {
            return view! {
                <p class="change-loses">{taken}</p>
                {create_too.map(|said| view! { <p class="quiet">{said}</p> })}
            }
            .into_any();
        }
        let why = stand_ins(self.page, self.instance, &to, self.kept);
        let named: Vec<&str> = why.iter().map(|(holders, _)| holders.as_str()).collect();
        let instead = (texts.instead)(&named.join(all_texts().common.comma));
        let said = [Some(proposed.later), create_too, more];
        let together = (proposed.together)(from.contains(&&Holder::Anyone));
        let why = folded("group-why", together, move || {
            let said = said.into_iter().flatten();
            let said = said.map(|said| view! { <p class="quiet">{said}</p> });
            view! { {listed(&why)} {said.collect::<Vec<_>>()} }.into_any()
        });
        view! {
            <p class="change-loses">{taken}</p>
            <p class="change-gains">{instead}</p>
            {why}
        }
        .into_any()
    }

    /// Which holders are to be granted something that were not before the last step, if any: whoever
    /// has read the card does not read it again. Reactive.
    fn new_holders(self) -> Option<AnyView> {
        let earlier = holders_of(&self.earlier?.added);
        let mut new = holders_of(&self.draft.added);
        new.retain(|holder| !earlier.contains(holder));
        if new.is_empty() {
            return None;
        }
        let mut named = new.iter();
        let is_of_many =
            |holder: &&Holder| matches!(holder, Holder::Group(_) | Holder::ApplicationRole(_));
        let group = self.page.group.get_value();
        let group = named.all(is_of_many).then(|| group.as_str());
        let said = (proposed::texts().new_holders)(&self.list(&new), group);
        Some(view! { <p class="group-new">{said}</p> }.into_any())
    }

    fn list(self, holders: &[&Holder]) -> String {
        let phrases = holders.iter();
        let phrases = phrases.map(|holder| holders::phrase(self.instance, locale(), holder));
        let phrases: Vec<String> = phrases.collect();
        phrases.join(all_texts().common.comma)
    }

    /// The button that opens it as a draft, and how many grants that changes. Reactive.
    pub fn button(self, name: &str, leaving: BTreeSet<ProjectId>) -> AnyView {
        let texts = texts();
        let label = if self.has_draft {
            texts.add_to_draft
        } else {
            texts.draft_short
        };
        let size = grants(self.draft);
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
            <span class="quiet">{size}</span>
        }
        .into_any()
    }
}
