//! The price of what closes leaks: what it takes from others.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use whocan_access::{GroupName, Inserting, ProjectId, Resolver, UserKey};

use super::losers::{Loser, empty_losing, loser, others};
use super::proposal::without;
use super::repair::Proposed;
use super::ways::name;
use super::{Page, key, keys};
use crate::components::fold::fold;
use crate::editor::slices::Slices;
use crate::editor::state::Compiled;
use crate::editor::tally::count;
use crate::i18n::closing::texts;
use crate::i18n::deeds::texts as deed_texts;
use crate::i18n::later::texts as all_texts;
use crate::workspace::Deed;

/// So many who lose something are named.
const MOST: usize = 50;

/// So many groups are named that nobody is in.
pub const MOST_EMPTY: usize = 5;

/// Of whom something is said besides the people outside the group.
#[derive(Default)]
pub struct Also {
    /// People of the group, who are named.
    pub own: Vec<UserKey>,
    /// Whoever joins one of the groups that nobody is in yet.
    pub joining: bool,
}

/// What one step alone takes.
struct Hit {
    /// How many people outside the group lose something.
    others: usize,
    /// What is no longer public.
    closed: BTreeSet<ProjectId>,
    /// Where those of the group lose anything who are asked about.
    own: Vec<Loser>,
    /// Groups that nobody is in yet, and where whoever joins them has less, if that is asked about.
    joining: Vec<(GroupName, BTreeSet<ProjectId>)>,
}

/// What something that is saved at once takes, once that is counted.
pub fn price(page: Page, resolver: &Arc<Resolver>, deed: &Deed) -> AnyView {
    let (then, own) = match deed {
        Deed::Acting {
            project,
            role,
            exchange,
        } => (
            Some(resolver.with_steps(&exchange.steps(*project, *role))),
            Vec::new(),
        ),
        Deed::Membership { group, people, .. } => {
            (without(resolver, group, people), people.clone())
        }
    };
    then.map_or_else(
        || ().into_any(),
        |then| {
            let now = Compiled::from(Arc::clone(resolver));
            // Who joins later is told of once for all that is closed.
            let also = Also {
                own,
                joining: false,
            };
            hits(page, (now, Compiled::from(Arc::new(then))), also, by_this)
        },
    )
}

/// How many outside a group lose something by one step alone. Reactive.
pub fn by_this(group: &str, others: usize, closes: bool) -> String {
    (texts().others_lose_by_this)(group, others, closes)
}

/// What leads from one side to the other takes from people outside the group, which `said` puts
/// into words by that group, how many they are and whether something is no longer public, and from
/// others that are asked about, once that is counted.
pub fn hits(
    page: Page,
    (now, then): (Compiled, Compiled),
    also: Also,
    said: fn(&str, usize, bool) -> String,
) -> AnyView {
    let hit = RwSignal::new(None::<Hit>);
    count(Slices::new(), now, then, move |found| {
        // One may have left the page meanwhile.
        if let Some(group) = page.group.try_get_value() {
            let sides = (&*found.before, &*found.after);
            let own = also.own.iter();
            let own = own.map(|user| loser(sides.0, sides.1, &found.impact, user));
            let joining = also
                .joining
                .then(|| empty_losing(sides, &found.impact, &group));
            drop(hit.try_set(Some(Hit {
                others: others(&found.before, &group, &found.impact).len(),
                closed: found.impact.no_longer_public().into_iter().into_set(),
                own: own.collect(),
                joining: joining.unwrap_or_default(),
            })));
        }
    });
    let said = move || {
        hit.with(|hit| {
            let hit = hit.as_ref()?;
            let closes = !hit.closed.is_empty();
            let group = page.group.get_value();
            Some(said(group.as_str(), hit.others, closes))
        })
    };
    let closed = move || {
        let closed = hit.with(|hit| hit.as_ref().map(|hit| hit.closed.clone()))?;
        (!closed.is_empty()).then(|| (texts().closes)(&keys(page, &closed)))
    };
    let own = move || {
        let resolver = page.resolver.get()?;
        let one = |losing: &Loser| {
            let places = losing.projects.iter().copied().into_set();
            let who = name(resolver.instance(), &losing.user);
            let said = (deed_texts().loses_in)(&who, &keys(page, &places));
            view! { <p class="quiet">{said}</p> }
        };
        hit.with(|hit| {
            let own = hit.as_ref()?.own.iter();
            let own = own.filter(|losing| !losing.projects.is_empty());
            Some(own.map(one).collect::<Vec<_>>())
        })
    };
    let joining = move || hit.with(|hit| Some(of_empty(page, &hit.as_ref()?.joining)));
    view! {
        {own}
        <p class="quiet">{said}</p>
        {joining}
        <p class="group-left">{closed}</p>
    }
    .into_any()
}

/// What is said of groups that nobody is in yet. Reactive.
fn of_empty(page: Page, losing: &[(GroupName, BTreeSet<ProjectId>)]) -> Vec<AnyView> {
    let named = losing.iter().take(MOST_EMPTY);
    let said = named.map(|(name, projects)| {
        let said = (texts().empty_lose)(name.as_str(), &keys(page, projects));
        view! { <p class="quiet">{said}</p> }.into_any()
    });
    said.collect()
}

/// What others lose. Reactive.
pub fn losing(page: Page, proposed: &Proposed) -> AnyView {
    let Some(counted) = proposed.counted.get() else {
        let text = all_texts().review.counting;
        return view! { <p class="quiet">{text}</p> }.into_any();
    };
    let before = &proposed.before;
    let others = page
        .group
        .with_value(|group| others(before, group, &counted.impact));
    let sides = (&*counted.before, &*counted.after);
    let empty = page
        .group
        .with_value(|group| empty_losing(sides, &counted.impact, group));
    let empty = of_empty(page, &empty);
    let said = page
        .group
        .with_value(|group| (texts().others_lose)(group.as_str(), others.len()));
    if others.is_empty() {
        return view! {
            <p>{said}</p>
            {empty}
        }
        .into_any();
    }
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
        let named = others.iter().take(MOST);
        let of = |user| loser(&before, &after.after, &counted.impact, user);
        let mut losers: Vec<Loser> = named.map(of).collect();
        // Who loses most is not to be missed.
        losers.sort_by_key(|losing| Reverse(losing.projects.len()));
        let losers = losers.into_iter().map(one).collect::<Vec<_>>();
        let more = (more > 0).then(|| (all_texts().common.and_more_people)(more));
        view! {
            <ul>{losers}</ul>
            {more.map(|more| view! { <p class="quiet">{more}</p> })}
        }
        .into_any()
    };
    let names = fold("", view! { <b>{said}</b> }, proposed.named.clone(), names);
    view! {
        {names}
        {empty}
    }
    .into_any()
}
