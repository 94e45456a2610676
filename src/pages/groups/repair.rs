//! What closes the leaks, step by step, what others lose by it, and the ways to do it.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use whocan_access::{Draft, Holder, Inserting, Instance, ProjectId, Resolver, SchemeId, Subject};

use super::keeping::Keeping;
use super::proposal::{Loser, Proposal, holders as holders_of, instead, loser, others, proposal};
use super::role_step::{RoleChange, RoleStep, in_project};
use super::sight::Verdict;
use super::ways::name;
use super::{Page, each_key, key, keys};
use crate::addresses;
use crate::browser::at;
use crate::components::when::When;
use crate::editor::holders;
use crate::editor::slices::{Slices, after_painting};
use crate::editor::state::Compiled;
use crate::editor::tally::{Counted, count};
use crate::i18n::groups::{say, texts};
use crate::i18n::{locale, meant, texts as all_texts};
use crate::workspace::workspace;

/// So many projects are named on a button.
const FEW_KEYS: usize = 2;

/// So many who lose something are named.
const MOST: usize = 50;

/// What is proposed, and what it does.
#[derive(Clone)]
struct Proposed {
    before: Arc<Resolver>,
    what: Arc<Proposal>,
    /// What it changes for people, once that is counted.
    counted: RwSignal<Option<Counted>>,
}

/// Closing the leaks, and keeping them closed.
#[component]
pub fn Closing(page: Page) -> impl IntoView {
    let asked = page.closing;
    let proposed = RwSignal::new(None::<Proposed>);
    let slices = Slices::new();
    Effect::new(move |_| {
        proposed.set(None);
        let is_asked = asked.get() && page.leaks();
        let (Some(resolver), Some(seen)) = (page.resolver.get(), page.seen.get()) else {
            return;
        };
        let allowed = page.meant.allowed.get();
        if !is_asked {
            return;
        }
        after_painting(move || {
            // One may have left the page, or chosen otherwise meanwhile.
            if page.meant.allowed.try_get_untracked().as_ref() != Some(&allowed) {
                return;
            }
            let Some(what) = proposal(&resolver, &seen.whom, &allowed) else {
                return;
            };
            let counted = RwSignal::new(None);
            let after = Compiled::from(Arc::new(what.after.clone()));
            let before = Compiled::from(Arc::clone(&resolver));
            count(slices, before, after, move |found| {
                drop(counted.try_set(Some(found)));
            });
            drop(proposed.try_set(Some(Proposed {
                before: resolver,
                what: Arc::new(what),
                counted,
            })));
        });
    });
    let leaks = Memo::new(move |_| page.leaks());
    let is_chosen = Memo::new(move |_| !page.meant.projects.with(BTreeSet::is_empty));
    let (workspace, navigate) = (workspace(), use_navigate());
    let open = Callback::new(move |(id, draft): (SchemeId, Draft)| {
        workspace.propose(id, &draft);
        navigate(
            &untrack(|| preview_of(page, id)),
            NavigateOptions::default(),
        );
    });
    let asked_role = RwSignal::new(None::<RoleStep>);
    let steps = move || match proposed.get() {
        Some(proposed) => view! { <Steps page proposed open asked_role /> }.into_any(),
        None => view! { <p class="panel-line quiet">{texts().looking}</p> }.into_any(),
    };
    view! {
        <When is=leaks>
            <When is=asked>
                <section class="panel" aria-labelledby="repair-title">
                    <div class="panel-head">
                        <h2 id="repair-title">{say(|t| t.repair)}</h2>
                        <p class="quiet">{say(|t| t.repair_hint)}</p>
                    </div>
                    {steps}
                </section>
            </When>
        </When>
        <RoleChange page asked=asked_role />
        <When is=is_chosen>
            <Keeping page />
        </When>
    }
}

/// Where the editor of a scheme shows what the proposal does for the group. Reactive.
fn preview_of(page: Page, id: SchemeId) -> String {
    let subject = page
        .group
        .with_value(|group| Subject::new_member_of(group.clone()));
    let resolver = page.resolver.get();
    let leaks = page.verdict.get().unwrap_or_default().leaks;
    let place = resolver.and_then(|resolver| {
        let mut projects = resolver.instance().projects_of(id);
        let project = projects.find(|project| leaks.contains(&project.id));
        project.map(|project| project.key.clone())
    });
    let address = addresses::scheme(id, Some(&subject), place.as_ref());
    page.editor(&address)
}

#[component]
fn Steps(
    page: Page,
    proposed: Proposed,
    open: Callback<(SchemeId, Draft)>,
    /// What is to be done in a project, once one asks for it.
    asked_role: RwSignal<Option<RoleStep>>,
) -> impl IntoView {
    let workspace = workspace();
    let has_draft = move |id: SchemeId| {
        workspace.drafts.with(|drafts| {
            let open = drafts.get(&id);
            open.is_some_and(|open| !open.draft.is_empty())
        })
    };
    let what = Arc::clone(&proposed.what);
    let before = Arc::clone(&proposed.before);
    let list = move || {
        let instance = before.instance();
        let now = Compiled::from(Arc::clone(&before));
        let schemes = what.schemes.iter().map(|(id, draft)| {
            let hits = hits(page, now.clone(), now.drafted(*id, draft));
            let here = instance.projects_of(*id).map(|project| project.id);
            let leave = leave(page, &here.into_set(), is_by_issue(draft));
            in_scheme(instance, *id, draft, has_draft(*id), open, (hits, leave))
        });
        let roles = what.roles.iter().map(|((project, role), exchange)| {
            let step = RoleStep {
                project: *project,
                role: *role,
                exchange: exchange.clone(),
                instead: page
                    .group
                    .with_value(|group| instead(&before, group, exchange)),
            };
            let then = before.with_steps(&exchange.steps(*project, *role));
            let hits = hits(page, now.clone(), Compiled::from(Arc::new(then)));
            let leave = leave(page, &[*project].into(), false);
            in_project(instance, step, asked_role, (hits, leave))
        });
        let steps: Vec<AnyView> = schemes.chain(roles).collect();
        steps
    };
    let what = Arc::clone(&proposed.what);
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
    let losing = move || losing(page, &proposed);
    view! {
        <div class="group-losing" role="status">
            {left} {losing}
        </div>
        <ul class="group-steps">{list}</ul>
    }
}

/// How many people outside the group lose something by one step alone, once that is counted.
fn hits(page: Page, now: Compiled, then: Compiled) -> AnyView {
    let hit = RwSignal::new(None::<(usize, BTreeSet<ProjectId>)>);
    count(Slices::new(), now, then, move |found| {
        // One may have left the page meanwhile.
        if let Some(group) = page.group.try_get_value() {
            let others = others(&found.before, &group, &found.impact);
            let closed = found.impact.no_longer_public().into_iter().into_set();
            drop(hit.try_set(Some((others.len(), closed))));
        }
    });
    let said = move || hit.with(|hit| hit.as_ref().map(|hit| (texts().others_lose_by_this)(hit.0)));
    let closed = move || {
        let closed = hit.with(|hit| hit.as_ref().map(|hit| hit.1.clone()))?;
        (!closed.is_empty()).then(|| (texts().closes)(&keys(page, &closed)))
    };
    view! {
        <p class="quiet">{said}</p>
        <p class="group-left">{closed}</p>
    }
    .into_any()
}

/// Lets those of these projects be seen that leak. Not where it is single issues that they see by
/// a step, and all of the project by another: that would be left as well. Reactive.
fn leave(page: Page, projects: &BTreeSet<ProjectId>, single_issues: bool) -> AnyView {
    let Verdict { leaks, partly, .. } = page.verdict.get().unwrap_or_default();
    let these = leaks.intersection(projects).copied().into_set();
    if these.is_empty() || (single_issues && !these.is_subset(&partly)) {
        return ().into_any();
    }
    let named = all_texts().common.list(&each_key(page, &these), FEW_KEYS);
    let label = (meant::texts().leave)(&named);
    view! {
        <button
            type="button"
            class="button button-quiet"
            on:click=move |_| page.meant.leave(&these)
        >
            {label}
        </button>
    }
    .into_any()
}

/// What changes in a scheme. Reactive.
fn in_scheme(
    instance: &Instance,
    id: SchemeId,
    draft: &Draft,
    has_draft: bool,
    open: Callback<(SchemeId, Draft)>,
    (hits, leave): (AnyView, AnyView),
) -> AnyView {
    let texts = texts();
    let scheme = instance.schemes.get(&id);
    let scheme = scheme.map_or_else(String::new, |scheme| scheme.name.clone());
    let list = |holders: Vec<&Holder>| {
        let phrases = holders.into_iter();
        let phrases = phrases.map(|holder| holders::phrase(instance, locale(), holder));
        let phrases: Vec<String> = phrases.collect();
        phrases.join(all_texts().common.comma)
    };
    let (from, to) = (holders_of(&draft.removed), holders_of(&draft.added));
    let said = match (from.is_empty(), to.is_empty()) {
        (false, false) => (texts.replace)(&list(from), &list(to)),
        (false, true) => (texts.revoke)(&list(from)),
        (true, _) => (texts.grant)(&list(to)),
    };
    // Whoever is in no such relation sees nothing by it: it may well be left.
    let later = (!draft.removed.is_empty() && !draft.added.is_empty())
        .then(|| view! { <p class="quiet">{meant::texts().later}</p> });
    let by_issue =
        is_by_issue(draft).then(|| view! { <p class="group-left">{texts.single_issues}</p> });
    let label = if has_draft {
        texts.add_to_draft
    } else {
        texts.draft_short
    };
    let change = StoredValue::new(draft.clone());
    let name = (texts.open_draft)(&scheme);
    view! {
        <li class="group-step">
            <div>
                <p>
                    <span class="quiet">{texts.in_scheme}</span>
                    " "
                    <a href=at(&addresses::scheme(id, None, None))>
                        <b>{scheme}</b>
                    </a>
                </p>
                <p>{said}</p>
                {later}
                {by_issue}
                {hits}
            </div>
            <p class="group-choice">
                <button
                    type="button"
                    class="button"
                    aria-label=format!("{label}: {name}")
                    on:click=move |_| open.run((id, change.get_value()))
                >
                    {label}
                </button>
                {leave}
            </p>
        </li>
    }
    .into_any()
}

/// Whether all that goes depends on the issue, and nothing takes its place.
fn is_by_issue(draft: &Draft) -> bool {
    let mut holders = draft.removed.iter().map(|cell| &cell.holder);
    draft.added.is_empty() && holders.all(|holder| holder.relation().is_some())
}

/// What others lose. Reactive.
fn losing(page: Page, proposed: &Proposed) -> AnyView {
    let Some(counted) = proposed.counted.get() else {
        let text = all_texts().review.counting;
        return view! { <p class="quiet">{text}</p> }.into_any();
    };
    let before = &proposed.before;
    let others = page
        .group
        .with_value(|group| others(before, group, &counted.impact));
    let closed: BTreeSet<ProjectId> = counted.impact.no_longer_public().into_iter().into_set();
    let closed = (!closed.is_empty()).then(|| (texts().closes)(&keys(page, &closed)));
    let closed = closed.map(|closed| view! { <p>{closed}</p> });
    if others.is_empty() {
        return view! {
            <p>{texts().nobody_loses}</p>
            {closed}
        }
        .into_any();
    }
    let said = (texts().others_lose)(others.len());
    let open = RwSignal::new(false);
    let more = others.len().saturating_sub(MOST);
    let (before, after) = (Arc::clone(before), Arc::clone(&proposed.what));
    let names = move || {
        let one = |losing: Loser| {
            let instance = before.instance();
            let places: Vec<String> = losing
                .projects
                .iter()
                .map(|id| key(instance, *id))
                .collect();
            let places = all_texts().common.list(&places, super::MOST);
            view! {
                <li>
                    {name(instance, &losing.user)} " " <span class="quiet">{places}</span>
                </li>
            }
        };
        open.get().then(|| {
            let named = others.iter().take(MOST);
            let of = |user| loser(&before, &after.after, &counted.impact, user);
            let mut losers: Vec<Loser> = named.map(of).collect();
            // Who loses most is not to be missed.
            losers.sort_by_key(|losing| Reverse(losing.projects.len()));
            losers.into_iter().map(one).collect::<Vec<_>>()
        })
    };
    let more = move || {
        let more = (more > 0).then(|| (all_texts().common.and_more)(more));
        more.map(|more| view! { <p class="quiet">{more}</p> })
    };
    view! {
        <details on:toggle=move |event| {
            open.set(event_target::<web_sys::HtmlDetailsElement>(&event).open());
        }>
            <summary>
                <b>{said}</b>
            </summary>
            <ul>{names}</ul>
            {more}
        </details>
        {closed}
    }
    .into_any()
}
