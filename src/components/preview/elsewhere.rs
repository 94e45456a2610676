//! Which other projects they see: the question that follows on the first answer.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use whocan_access::{GroupName, Inserting, Instance, Project, ProjectId, Subject};

use super::state::Preview;
use super::wider::{self, Wider};
use crate::addresses;
use crate::browser::at;
use crate::components::when::When;
use crate::editor::holders;
use crate::editor::preview::{Answer, Question, Sight, sight};
use crate::editor::seen::{Elsewhere, Reason, elsewhere, reason};
use crate::editor::slices::after_painting;
use crate::editor::state::{Compiled, Editor, Sides};
use crate::editor::subjects::only_group;
use crate::editor::wording::only_where;
use crate::i18n::later::texts;
use crate::i18n::{beside, locale};
use crate::rights::{Rights, rights};
use crate::workspace::{Asking, workspace};

/// So many projects are named at once.
const FEW: usize = 5;

/// So many are named at all: for each, all chains are looked at.
const MOST: usize = 60;

/// The other projects, in words.
#[derive(Clone, PartialEq, Default)]
pub struct Listing {
    /// How many there are, in a sentence; empty while that is not known.
    pub said: String,
    /// What there is to know of that.
    pub note: String,
    groups: Vec<SeenAlike>,
    /// How many are not named.
    more: usize,
    /// Whether they are more than are named at once.
    is_long: bool,
    /// The page of the group that it is about, where one may close them; empty where there is none.
    close: String,
}

/// Projects that they see for the same reason.
#[derive(Clone, PartialEq)]
struct SeenAlike {
    reason: Option<Reason>,
    /// The reason, in words.
    why: String,
    places: Vec<Place>,
}

/// A project that they see.
#[derive(Clone, PartialEq)]
struct Place {
    key: String,
    name: String,
    /// Where the same is asked of it; none where its scheme is not theirs to read.
    address: Option<String>,
}

/// The other projects of a question. To be called while a component is made.
pub fn listing(
    editor: Editor,
    question: Memo<Option<Question>>,
    answers: Memo<Vec<Answer>>,
    lists_all: RwSignal<bool>,
) -> Memo<Listing> {
    let found = found(editor, question);
    let wider = wider::wider(found);
    let rights = rights();
    Memo::new(move |_| {
        let question = question.get();
        found.with(|found| match found {
            // Of the draft before it may be, for a moment; of another question never.
            Some((found, draft)) if Some(&found.question) == question.as_ref() => {
                let most = if lists_all.get() { MOST } else { FEW };
                let sees_this = answers.with(|answers| {
                    let browse = answers.first();
                    browse.is_some_and(|browse| sight(&browse.draft) != Sight::None)
                });
                let said = |rights: &_, wider: &Option<Wider>| {
                    in_words(found, draft, rights, (sees_this, wider.as_ref()), most)
                };
                rights.with(|rights| wider.with(|wider| said(rights, wider)))
            }
            _ => Listing::default(),
        })
    })
}

/// Looks through all projects once what was ticked or chosen is painted.
fn found(
    editor: Editor,
    question: Memo<Option<Question>>,
) -> RwSignal<Option<(Elsewhere, Compiled)>> {
    let (found, asking) = (RwSignal::new(None), workspace().asking());
    // Number of the look that is meant: a later one makes earlier ones needless.
    let run = StoredValue::new(0_usize);
    Effect::new(move |_| {
        let Sides { saved, drafted } = editor.sides().get();
        let question = question.get();
        let this = run.get_value() + 1;
        run.set_value(this);
        after_painting(move || {
            if run.try_get_value() == Some(this) {
                let seen = question.and_then(|asked| {
                    let apart = apart(asking, &asked, drafted.instance());
                    elsewhere(&saved, &drafted, &asked, apart).ok()
                });
                found.set(seen.map(|seen| (seen, drafted)));
            }
        });
    });
    found
}

/// What is not counted: of a group of which one has said what is meant for it, all that it may see;
/// else the project that is asked about.
fn apart(asking: Asking, question: &Question, instance: &Instance) -> BTreeSet<ProjectId> {
    match known(asking, &question.subject) {
        Some(group) => {
            let projects = instance.projects.values();
            let may_be_seen = projects.filter(|project| asking.lets_see(group, &project.key));
            may_be_seen.map(|project| project.id).into_set()
        }
        None => [question.project].into(),
    }
}

/// The group that is asked about, if one has said what is meant for it.
fn known(asking: Asking, subject: &Subject) -> Option<&GroupName> {
    only_group(subject).filter(|group| asking.knows(group))
}

/// Reactive.
fn in_words(
    seen: &Elsewhere,
    draft: &Compiled,
    rights: &Rights,
    (sees_this, wider): (bool, Option<&Wider>),
    most: usize,
) -> Listing {
    let instance = draft.instance();
    let mut groups: Vec<SeenAlike> = Vec::new();
    for id in seen.projects.iter().take(most) {
        let reason = reason(draft, &seen.question.subject, *id);
        let Some(place) = place(instance, rights, draft, &seen.question, *id) else {
            continue;
        };
        match groups.iter_mut().find(|group| group.reason == reason) {
            Some(group) => group.places.push(place),
            None => groups.push(SeenAlike {
                why: why(instance, reason.as_ref()),
                reason,
                places: vec![place],
            }),
        }
    }
    let count = seen.projects.len();
    let asking = workspace().asking();
    let (said, not_counted) = match known(asking, &seen.question.subject) {
        Some(group) => {
            let said = (beside::texts().not_meant)(count, seen.saved);
            (
                said,
                Some(not_counted(asking, group, &seen.apart, instance)),
            )
        }
        None => (
            (texts().preview.elsewhere)((count, seen.saved), sees_this),
            None,
        ),
    };
    let group = only_group(&seen.question.subject);
    let alone = group.map(|group| wider::said(wider, seen, group, instance));
    let notes: Vec<String> = alone.into_iter().chain(not_counted).collect();
    Listing {
        said,
        note: notes.join(texts().common.between_sentences),
        groups,
        more: count.saturating_sub(most),
        is_long: count > FEW,
        close: group
            .filter(|_| count > 0 && rights.administrator)
            .map(|name| at(&addresses::group(name)))
            .unwrap_or_default(),
    }
}

/// What a group may see, in words: what is meant for it, and what it may see besides. Reactive.
fn not_counted(
    asking: Asking,
    group: &GroupName,
    apart: &BTreeSet<ProjectId>,
    instance: &Instance,
) -> String {
    let projects = apart.iter().filter_map(|id| instance.projects.get(id));
    let (meant, left): (Vec<_>, Vec<_>) =
        projects.partition(|project| asking.means(group, &project.key));
    let listed = |projects: Vec<&Arc<Project>>| {
        let keys = projects.iter().map(|project| project.key.to_string());
        let mut keys: Vec<String> = keys.collect();
        keys.sort();
        texts().common.list(&keys, FEW)
    };
    (beside::texts().not_counted)(&listed(meant), &listed(left))
}

fn why(instance: &Instance, reason: Option<&Reason>) -> String {
    reason.map_or_else(String::new, |reason| {
        let holder = holders::phrase(instance, locale(), &reason.holder);
        let related = only_where(instance, locale(), &reason.holder);
        let why = match related.filter(|_| reason.only_some) {
            Some(only_where) => only_where,
            None if reason.only_some => {
                [holder.as_str(), texts().preview.some_issues].join(texts().common.comma)
            }
            None => holder,
        };
        match reason.others {
            0 => why,
            others => (beside::texts().more_ways)(&why, others),
        }
    })
}

fn place(
    instance: &Instance,
    rights: &Rights,
    draft: &Compiled,
    question: &Question,
    id: ProjectId,
) -> Option<Place> {
    let project = instance.projects.get(&id)?;
    let is_theirs = rights.sees_scheme(project.scheme, draft);
    Some(Place {
        address: is_theirs.then(|| {
            let subject = Some(&question.subject);
            at(&addresses::scheme(
                project.scheme,
                subject,
                Some(&project.key),
            ))
        }),
        name: project.name.clone(),
        key: project.key.to_string(),
    })
}

/// How many other projects they see, the first of them by name, and why.
#[component]
pub fn OtherProjects(preview: Preview) -> impl IntoView {
    let listing = preview.elsewhere;
    let said = Signal::derive(move || listing.with(|listing| listing.said.clone()));
    let note = Signal::derive(move || listing.with(|listing| listing.note.clone()));
    let query = use_query_map();
    let close = Signal::derive(move || {
        let close = listing.with(|listing| listing.close.clone());
        let under_way = query.with(|query| Some((query.get("closes")?, query.get("meant")?)));
        match under_way {
            Some((group, meant)) if close == at(&addresses::group(&group.as_str().into())) => {
                at(&addresses::closing(&group, &meant))
            }
            _ => close,
        }
    });
    let no_close = Signal::derive(move || close.with(String::is_empty));
    let groups = Memo::new(move |_| listing.with(|listing| listing.groups.clone()));
    let more = Signal::derive(move || {
        let more = listing.with(|listing| listing.more);
        (texts().preview.more_projects)(more)
    });
    let is_long = Signal::derive(move || listing.with(|listing| listing.is_long));
    let leaves_some =
        Signal::derive(move || preview.lists_all.get() && listing.with(|listing| listing.more > 0));
    let label = Signal::derive(move || {
        if preview.lists_all.get() {
            texts().preview.fewer_projects.to_owned()
        } else {
            more.get()
        }
    });
    view! {
        <div class="elsewhere">
            <p class="elsewhere-said">
                {said} " " <a href=close hidden=no_close>{move || beside::texts().close_them}</a>
            </p>
            <p class="elsewhere-note">{note}</p>
            <ul class="elsewhere-list">
                {move || groups.get().into_iter().map(seen_alike).collect_view()}
            </ul>
            <When is=leaves_some>
                <p>{more}</p>
            </When>
            <When is=is_long>
                <button
                    type="button"
                    class="elsewhere-more"
                    aria-expanded=move || preview.lists_all.get().to_string()
                    on:click=move |_| preview.lists_all.update(|all| *all = !*all)
                >
                    {label}
                </button>
            </When>
        </div>
    }
}

fn seen_alike(group: SeenAlike) -> impl IntoView {
    let places = group.places.into_iter().map(|place| {
        let inside = place.key.clone();
        let inside = match place.address {
            Some(address) => view! {
                <a href=address title=place.name>
                    {inside}
                </a>
            }
            .into_any(),
            None => view! { <span title=place.name>{inside}</span> }.into_any(),
        };
        view! { <span>{inside}</span> }
    });
    view! {
        <li>
            <span class="elsewhere-why">{group.why}</span>
            <span class="elsewhere-places">{places.collect::<Vec<_>>()}</span>
        </li>
    }
}
