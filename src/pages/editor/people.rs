//! Who gains and who loses: by name, those alike together; what and where, once one asks.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use whocan_access::{Audience, Extent, PermissionKey, ProjectId, Subject, Turn, UserKey};

use super::review::many::many;
use super::review::projects_of;
use crate::components::fold::folded;
use crate::components::grid::Grid;
use crate::editor::alike::{Alike, Grouping};
use crate::editor::finding_words;
use crate::editor::impact::{Change, changed_projects, changes_for, turning};
use crate::editor::slices::Slices;
use crate::editor::tally::Counted;
use crate::i18n::common::number;
use crate::i18n::later::texts;
use crate::i18n::locale;

/// So many of a group are named before it is opened.
const FEW: usize = 4;

/// Whoever gains, or loses. Reactive.
pub fn people(grid: Grid, turn: Turn, counted: Counted) -> AnyView {
    let found = RwSignal::new(None::<Arc<Vec<Alike>>>);
    let mut grouping = Some(Grouping::new(counted.clone(), turn));
    Slices::new().begin(move || {
        let more = grouping.as_mut().is_some_and(Grouping::step);
        if let Some(done) = grouping.take_if(|_| !more) {
            // The list may be closed by now.
            drop(found.try_set(Some(Arc::new(done.found()))));
        }
        more
    });
    let counted = Arc::new(counted);
    let list = move || {
        let Some(groups) = found.get() else {
            return view! { <p class="review-note">{texts().review.counting}</p> }.into_any();
        };
        let [anonymous, later] = strangers(grid, turn, &counted);
        if groups.is_empty() && anonymous.is_none() && later.is_none() {
            let nobody = match turn {
                Turn::Gained => texts().review.nobody_gains,
                Turn::Lost => texts().review.nobody_loses,
            };
            return view! { <p class="review-note">{nobody}</p> }.into_any();
        }
        let counted = Arc::clone(&counted);
        let rows = many(groups.len(), move |at| {
            let group = groups.get(at);
            group.map_or_else(
                || ().into_any(),
                |group| row_of(grid, turn, &counted, group.clone()),
            )
        });
        view! {
            {anonymous}
            {rows}
            {later}
        }
        .into_any()
    };
    list.into_any()
}

/// Who is not signed in, and whoever is but is in no group. Reactive.
fn strangers(grid: Grid, turn: Turn, counted: &Counted) -> [Option<AnyView>; 2] {
    let texts = texts().review;
    let strangers = [
        (Audience::Anonymous, Subject::Anonymous, texts.not_signed_in),
        (Audience::AnySignedIn, Subject::AnySignedIn, texts.any_new),
    ];
    strangers.map(|(audience, subject, name)| {
        let projects = counted.impact.projects(&turning(turn), audience);
        let changes = of(counted, &subject, turn, &projects);
        let what = in_short(grid, &changes);
        let body = move || changes_view(grid, turn, &changes);
        (!projects.is_empty()).then(|| row(name.to_owned(), what, body))
    })
}

/// People who are alike. Reactive.
fn row_of(grid: Grid, turn: Turn, counted: &Arc<Counted>, group: Alike) -> AnyView {
    let Alike { people, changes } = group;
    let first: Vec<String> = people.iter().take(FEW).map(|key| name(grid, key)).collect();
    let mut names = first.join(texts().common.comma);
    if people.len() > FEW {
        names.push_str(&(texts().common.and_more_people)(people.len() - FEW));
    }
    let what = changes.as_deref().map(|changes| in_short(grid, changes));
    let what = match (what, people.len()) {
        (what, 1) => what.unwrap_or_default(),
        (what, count) => {
            let count = (texts().common.people)(count);
            let both: Vec<String> = [Some(count), what].into_iter().flatten().collect();
            both.join(": ")
        }
    };
    let counted = Arc::clone(counted);
    let body = move || {
        let changes = changes.clone().unwrap_or_else(|| {
            let projects = changed_projects(&counted.impact);
            let one = people.first().cloned().map(Subject::User);
            one.map_or_else(Vec::new, |one| of(&counted, &one, turn, &projects))
        });
        view! {
            {everybody(grid, people.clone())}
            {changes_view(grid, turn, &changes)}
        }
        .into_any()
    };
    row(names, what, body)
}

/// A row that opens: who, and what in short.
fn row(who: String, what: String, body: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let summary = view! {
        <span class="impact-who">{who}</span>
        <span class="impact-what">{what}</span>
    };
    folded("impact-person", summary, body)
}

/// All of a group, each with the name one signs in by. Reactive.
fn everybody(grid: Grid, people: Vec<UserKey>) -> AnyView {
    let count = people.len();
    if count < 2 {
        // The row names them already.
        let login = people.first().map(|key| login(grid, key));
        return view! { <p class="impact-login">{login}</p> }.into_any();
    }
    let row = move |at: usize| {
        let key = people.get(at)?;
        Some(view! {
            {name(grid, key)}
            " "
            <span class="impact-login">{login(grid, key)}</span>
        })
    };
    view! { <div class="impact-everybody">{many(count, move |at| row(at).into_any())}</div> }
        .into_any()
}

fn login(grid: Grid, key: &UserKey) -> Option<String> {
    grid.editor.saved().with(|saved| {
        let user = saved.instance().users.get(key);
        user.map(|user| user.name.clone())
    })
}

fn name(grid: Grid, key: &UserKey) -> String {
    grid.editor.saved().with(|saved| {
        let user = saved.instance().users.get(key);
        user.map_or(key.as_str(), |user| &user.display_name)
            .to_owned()
    })
}

/// What somebody gains or loses in these projects.
fn of(counted: &Counted, subject: &Subject, turn: Turn, projects: &[ProjectId]) -> Vec<Change> {
    changes_for((&*counted.before, &*counted.after), subject, turn, projects)
}

/// The first of the permissions, how many more, and in how many projects. Reactive.
fn in_short(grid: Grid, changes: &[Change]) -> String {
    let mut names: Vec<String> = Vec::new();
    for change in changes {
        let name = grid.words(&change.permission).name;
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let projects: BTreeSet<_> = changes.iter().flat_map(|it| &it.projects).collect();
    let count = projects.len();
    let places = format!(
        "{} {}",
        number(count),
        (texts().saving.projects_unit)(count)
    );
    (texts().review.change)(&texts().common.list(&names, 1), &places)
}

/// The changes, those in the same projects together. Reactive.
fn changes_view(grid: Grid, turn: Turn, changes: &[Change]) -> AnyView {
    let texts = texts().review;
    let class = match turn {
        Turn::Gained => "change-gains",
        Turn::Lost => "change-loses",
    };
    let mut together: Vec<(&Change, Vec<PermissionKey>)> = Vec::new();
    for change in changes {
        let is_same = |one: &Change| one.extent == change.extent && one.projects == change.projects;
        let key = change.permission.clone();
        match together.iter_mut().find(|(one, _)| is_same(one)) {
            Some((_, keys)) => keys.push(key),
            None => together.push((change, vec![key])),
        }
    }
    let saved = grid.editor.saved().get();
    let lines = together.into_iter().map(|(one, keys)| {
        let names = finding_words::permissions(saved.instance(), locale(), &keys);
        let text = (texts.change)(&names, &projects_of(grid, &one.projects));
        let some = (one.extent == Extent::SomeIssues).then_some(texts.on_some_issues);
        view! {
            <li class=class>
                {text} {some.map(|some| view! { <span class="tag">{some}</span> })}
            </li>
        }
    });
    view! { <ul class="impact-changes">{lines.collect::<Vec<_>>()}</ul> }.into_any()
}
