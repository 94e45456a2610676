//! What closes the leaks, step by step.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use whocan_access::{ProjectId, Resolver, SchemeId, Subject};

use super::facts::{applications_only_by, parents};
use super::in_scheme::Opening;
use super::price::losing;
use super::proposal::{Proposal, Section, proposal};
use super::steps::Cards;
use super::{Page, keys};
use crate::addresses;
use crate::components::paging::{More, Paging};
use crate::components::when::When;
use crate::editor::slices::{Slices, after_painting};
use crate::editor::state::Compiled;
use crate::editor::tally::{Counted, count};
use crate::i18n::closing::{Texts, say, texts};
use crate::i18n::groups::texts as group_texts;
use crate::i18n::texts as all_texts;
use crate::workspace::{Asking, Shown, workspace};

/// Id of the heading over what closes the leaks.
pub const TITLE: &str = "repair-title";

/// So many cards are shown at first: the price of each is counted.
const A_PAGE: usize = 20;

/// What is proposed, and what it does.
#[derive(Clone)]
pub struct Proposed {
    /// The instance as it is.
    pub before: Arc<Resolver>,
    /// What is proposed for it.
    pub what: Arc<Proposal>,
    /// What stood there before the last step.
    pub earlier: Option<Arc<Proposal>>,
    /// What that changes for people, once it is counted; not what may well be left.
    pub counted: RwSignal<Option<Counted>>,
    /// Whether those who lose something are named.
    pub named: ArcRwSignal<bool>,
}

/// Closing the leaks.
#[component]
pub fn Closing(page: Page) -> impl IntoView {
    let (asked, asking) = (page.closing, workspace().asking());
    let proposed = RwSignal::new(None::<Proposed>);
    let named = ArcRwSignal::new(false);
    // Whether what stands there is being worked out anew.
    let stale = RwSignal::new(false);
    let slices = Slices::new();
    Effect::new(move |_| {
        let is_asked = asked.get() && page.leaks();
        let (Some(resolver), Some(seen)) = (page.resolver.get(), page.seen.get()) else {
            return;
        };
        let allowed = page.meant.allowed.get();
        if !is_asked {
            proposed.set(None);
            return;
        }
        // What stood there stays until it is replaced, so that one does not lose one's place.
        stale.set(true);
        let named = named.clone();
        after_painting(move || {
            // One may have left the page, or chosen otherwise meanwhile.
            if page.meant.allowed.try_get_untracked().as_ref() != Some(&allowed) {
                return;
            }
            let _ = stale.try_set(false);
            let Some(what) = proposal(&resolver, &seen.whom, &allowed) else {
                return;
            };
            let what = as_shown(page, asking, &resolver, what);
            let counted = RwSignal::new(None);
            let after = Compiled::from(Arc::new(what.after.clone()));
            let before = Compiled::from(Arc::clone(&resolver));
            count(slices, before, after, move |found| {
                drop(counted.try_set(Some(found)));
            });
            // What comes to the same is no step.
            let known = proposed.try_get_untracked().flatten();
            let earlier = known.and_then(|known| {
                let is_same = known.what.schemes == what.schemes && known.what.roles == what.roles;
                if is_same {
                    known.earlier
                } else {
                    Some(known.what)
                }
            });
            drop(proposed.try_set(Some(Proposed {
                before: resolver,
                what: Arc::new(what),
                earlier,
                counted,
                named,
            })));
        });
    });
    let leaks = Memo::new(move |_| page.leaks());
    let open = opener(page);
    let steps = move || match proposed.get() {
        Some(proposed) => view! { <Steps page proposed open /> }.into_any(),
        None => view! { <p class="panel-line quiet">{group_texts().looking}</p> }.into_any(),
    };
    view! {
        <When is=leaks>
            <When is=asked>
                <section class="panel" aria-labelledby=TITLE>
                    <div class="panel-head">
                        <h2 id=TITLE>{say(|t| t.repair)}</h2>
                        <p class="quiet">{say(|t| t.repair_hint)}</p>
                    </div>
                    <div inert=move || stale.get() && proposed.with(Option::is_some)>{steps}</div>
                </section>
            </When>
        </When>
    }
}

/// The same, as one has read it before as far as that is enough, be it before one was in the editor.
/// Whoever has left the group meanwhile is to keep what the others do.
fn as_shown(page: Page, asking: Asking, resolver: &Resolver, what: Proposal) -> Proposal {
    let group = page.group.get_value();
    let people = resolver.members(&group).unwrap_or_default();
    let before = asking.shown.with_value(|shown| shown.get(&group).cloned());
    let what = match before.filter(|before| before.people == people) {
        Some(before) => what.keeping_to(&before.schemes),
        None => what,
    };
    let schemes = what.schemes.clone();
    asking
        .shown
        .update_value(|shown| drop(shown.insert(group, Shown { people, schemes })));
    what
}

/// Opens a scheme with a draft. To be called while a component is made.
pub fn opener(page: Page) -> Callback<Opening> {
    let (workspace, navigate) = (workspace(), use_navigate());
    Callback::new(move |opening: Opening| {
        workspace.propose(opening.scheme, &opening.draft);
        let address = untrack(|| preview_of(page, opening.scheme));
        let asking = workspace.asking();
        page.group
            .with_value(|group| page.meant.leave_later(asking, group, &opening));
        navigate(&address, NavigateOptions::default());
    })
}

/// Where the editor of a scheme shows what a draft does for the group: in a project that leaks, or
/// else in one that is meant for it. Reactive.
fn preview_of(page: Page, id: SchemeId) -> String {
    let subject = page
        .group
        .with_value(|group| Subject::new_member_of(group.clone()));
    let resolver = page.resolver.get();
    let leaks = page.verdict.get().unwrap_or_default().leaks;
    let place = resolver.and_then(|resolver| {
        let meant = page.meant.projects.get();
        let find = |among: &BTreeSet<ProjectId>| {
            let mut projects = resolver.instance().projects_of(id);
            let project = projects.find(|project| among.contains(&project.id));
            project.map(|project| project.key.clone())
        };
        find(&leaks).or_else(|| find(&meant))
    });
    let address = addresses::scheme(id, Some(&subject), place.as_ref());
    page.editor(&address)
}

/// The steps, and what they come to.
#[component]
fn Steps(page: Page, proposed: Proposed, open: Callback<Opening>) -> impl IntoView {
    let what = Arc::clone(&proposed.what);
    let cards = Arc::new(Cards::new(
        page,
        Arc::clone(&proposed.before),
        Arc::clone(&what),
        proposed.earlier.clone(),
        open,
    ));
    let has_steps = what.has_steps();
    let has_others = [Section::Public, Section::SingleIssues]
        .into_iter()
        .any(|section| !cards.of(section).is_empty());
    let says_nothing = !has_steps && what.left.is_empty() && what.missing.is_empty();
    let left = move || {
        let of = |projects: &BTreeSet<ProjectId>, text: fn(&str) -> String| {
            let keys = (!projects.is_empty()).then(|| keys(page, projects));
            keys.map(|keys| view! { <p class="group-left">{text(&keys)}</p> })
        };
        [
            of(&what.left, texts().left),
            of(&what.missing, texts().still_missing),
        ]
    };
    let stays = move || has_steps.then(|| stays(page));
    let losing = move || has_steps.then(|| losing(page, &proposed));
    view! {
        {(has_steps && has_others)
            .then(|| {
                view! {
                    <div class="panel-head">
                        <h3>{say(|t| t.whole_projects)}</h3>
                    </div>
                }
            })}
        <div class="group-losing" role="status" hidden=says_nothing>
            {left} {losing} {stays}
        </div>
        {listed(&cards, Section::Steps)}
        {beside(&cards, Section::Public, |t| t.public, |t| t.public_hint)}
        {beside(&cards, Section::SingleIssues, |t| t.single_issues, |t| t.single_issues_hint)}
    }
}

/// Why the group stays in those around it, where its people could not sign in otherwise. Reactive.
fn stays(page: Page) -> Option<Vec<AnyView>> {
    let resolver = page.resolver.get()?;
    let instance = resolver.instance();
    let group = page.group.get_value();
    let stays = parents(instance, &group).into_iter().filter_map(|parent| {
        let only_by = applications_only_by(instance, &group, &parent);
        let said = (!only_by.is_empty()).then(|| {
            let named = only_by.join(all_texts().common.comma);
            (texts().stays_in)(group.as_str(), parent.as_str(), &named)
        })?;
        Some(view! { <p class="quiet">{said}</p> }.into_any())
    });
    Some(stays.collect())
}

/// What is proposed beside the steps, if anything is, under a heading of its own.
fn beside(
    cards: &Arc<Cards>,
    section: Section,
    title: fn(&'static Texts) -> &'static str,
    hint: fn(&'static Texts) -> &'static str,
) -> Option<AnyView> {
    (!cards.of(section).is_empty()).then(|| {
        view! {
            <div class="panel-head">
                <h3>{say(title)}</h3>
                <p class="quiet">{say(hint)}</p>
            </div>
            {listed(cards, section)}
        }
        .into_any()
    })
}

/// The cards of a section, the first of them at first.
fn listed(cards: &Arc<Cards>, section: Section) -> AnyView {
    let (cards, all) = (Arc::clone(cards), cards.of(section));
    let paging = Paging::by(A_PAGE);
    let count = all.len();
    let list = move || {
        let shown = all.iter().take(paging.of(count));
        let shown = shown.filter_map(|card| cards.card(card, section));
        shown.collect::<Vec<_>>()
    };
    view! {
        <ul class="group-steps">{list}</ul>
        <More paging count=Signal::derive(move || count) />
    }
    .into_any()
}
