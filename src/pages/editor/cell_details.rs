//! The details of a cell, for whoever asks: the grant, whom it reaches where, who would gain or lose
//! if it were ticked or unticked. Above the lines below the grid; nothing moves.

use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use whocan_access::{Cell, CellState, Reach, Turn};

use super::lists::project;
use super::people::people;
use super::review::many::many;
use crate::announce::announcer;
use crate::browser;
use crate::components::fold::folded;
use crate::components::grid::Grid;
use crate::components::icon::{Drawing, Icon};
use crate::editor::cell_facts::{Change, Inquiry, Place};
use crate::editor::holders;
use crate::editor::navigation::{Column, Position, Row};
use crate::i18n::later::{say, texts};

/// Class of what more unfolds from.
const UNFOLDING: &str = "cell-details-more";

/// Id of the details.
const DETAILS: &str = "cell-details";
/// Id of their title.
const TITLE: &str = "cell-details-title";

/// The details, while they are asked for.
#[component]
pub fn CellDetails(grid: Grid) -> impl IntoView {
    let inquiry = Inquiry::new(grid.editor);
    let announcer = announcer();
    Effect::new(move |_| grid.details.with(|cell| inquiry.ask(cell.as_ref())));
    // They are about the cell one is at.
    Effect::new(move |_| {
        let active = grid.active_cell();
        if active.is_some() && grid.details.with_untracked(|cell| *cell != active) {
            grid.details.set(None);
        }
    });
    Effect::new(move |_| {
        if let Some(change) = inquiry.change() {
            announcer.say(untrack(|| outcome(&change).0));
        }
    });
    move || {
        let cell = grid.details.get()?;
        // In the list, what asked for them.
        let from = document()
            .active_element()
            .and_then(|from| from.dyn_into::<HtmlElement>().ok());
        let from = from.filter(|from| from.closest(".list").is_ok_and(|list| list.is_some()));
        browser::focus(DETAILS);
        Some(view! { <Open grid inquiry cell from=StoredValue::new_local(from) /> }.into_any())
    }
}

#[component]
fn Open(
    grid: Grid,
    inquiry: Inquiry,
    cell: Cell,
    /// What gets the focus back, if not the cell.
    from: StoredValue<Option<HtmlElement>, LocalStorage>,
) -> impl IntoView {
    let back = {
        let cell = cell.clone();
        move || {
            let from = from.get_value();
            grid.details.set(None);
            if let Some(from) = from {
                // It fails only where it is gone already.
                let _ = from.focus();
                return;
            }
            grid.go_to(Position {
                row: Row::Permission(cell.permission.clone()),
                column: Column::Holder(cell.holder.clone()),
            });
        }
    };
    let on_key = {
        let back = back.clone();
        move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.prevent_default();
                event.stop_propagation();
                back();
            }
        }
    };
    let on_leave = move |event: FocusEvent| {
        if event.related_target().is_some() && browser::leaves(&event) {
            // Whatever takes the focus may have closed them already.
            drop(grid.details.try_set(None));
        }
    };
    let cell = StoredValue::new(cell);
    let title = Signal::derive(move || {
        cell.with_value(|cell| {
            let name = grid.words(&cell.permission).name;
            (texts().details.title)(&name, &grid.holder_phrase(&cell.holder))
        })
    });
    let facts = move || cell.with_value(|cell| facts(grid, cell));
    let reach = move || cell.with_value(|cell| reach(grid, cell, inquiry.places()));
    let change = move || match inquiry.change() {
        None => view! { <p class="review-note">{texts().review.counting}</p> }.into_any(),
        Some(change) => change_view(grid, change),
    };
    view! {
        <section
            id=DETAILS
            class="cell-details"
            role="dialog"
            aria-labelledby=TITLE
            tabindex="-1"
            on:keydown=on_key
            on:focusout=on_leave
        >
            <header class="cell-details-head">
                <h2 id=TITLE>{title}</h2>
                <button
                    type="button"
                    class="icon-button"
                    aria-label=say(|t| t.common.close)
                    on:click=move |_| back()
                >
                    <Drawing icon=Icon::Cross />
                </button>
            </header>
            <div class="cell-details-body">{facts} {reach} {change}</div>
        </section>
    }
}

/// What the scheme and the draft say of a cell, and why it has no effect where it has none.
/// Reactive.
fn facts(grid: Grid, cell: &Cell) -> AnyView {
    let editor = grid.editor;
    editor.changes_of(&cell.permission).track();
    let texts = texts().details;
    let look = editor.look(cell);
    let state = match look.state {
        CellState::Absent => texts.absent.to_owned(),
        CellState::Added => texts.added.to_owned(),
        CellState::Removed => texts.removed.to_owned(),
        CellState::Granted => editor.scheme().with(|scheme| {
            let grant = scheme.grants.iter().find(|grant| grant.cell == *cell);
            let id = grant.and_then(|grant| grant.id);
            id.map_or_else(|| texts.saved.to_owned(), |id| (texts.saved_as)(id.0))
        }),
    };
    let covering = editor.covering(cell).map(|broader| {
        let text = if look.state.is_granted() {
            texts.covered
        } else {
            texts.would_be_covered
        };
        text(&grid.holder_phrase(&broader))
    });
    let unusable = look.unusable.then(|| texts.unusable.to_owned());
    let reasons = unusable.into_iter().chain(covering);
    let reasons = reasons.map(|reason| view! { <p class="cell-details-reason">{reason}</p> });
    view! {
        <p class="cell-details-state" data-look=look.style()>
            <span class="mark" aria-hidden="true"></span>
            {state}
        </p>
        {reasons.collect::<Vec<_>>()}
    }
    .into_any()
}

/// Whom a cell's holder reaches, and in which projects. Reactive.
fn reach(grid: Grid, cell: &Cell, places: Option<Vec<Place>>) -> AnyView {
    let texts = texts().details;
    let Some(places) = places else {
        return view! { <p class="review-note">{texts.looking}</p> }.into_any();
    };
    let editor = grid.editor;
    let is_known = editor
        .saved()
        .with(|saved| holders::is_known(saved.instance(), &cell.holder));
    let people = match editor.reach(&cell.holder) {
        _ if !is_known => return note(texts.unknown),
        _ if places.is_empty() => return note(texts.reaches_nobody),
        Reach::Everyone => texts.everyone.to_owned(),
        Reach::PerIssue => texts.per_issue.to_owned(),
        Reach::People(count) => (crate::i18n::texts().common.people)(count),
        Reach::Nobody => return note(texts.reaches_nobody),
    };
    let summary = (texts.reaches)(&people, places.len());
    folded(UNFOLDING, summary, move || {
        let places = places.clone();
        many(places.len(), move |at| {
            places.get(at).map_or_else(
                || ().into_any(),
                |place| {
                    let people = place.people.map(crate::i18n::texts().common.people);
                    view! {
                        <div class="impact-row">
                            {project(grid, place.project)}
                            {people.map(|people| view! { <span class="impact-counts">{people}</span> })}
                        </div>
                    }
                    .into_any()
                },
            )
        })
    })
}

fn note(text: &'static str) -> AnyView {
    view! { <p class="review-note">{text}</p> }.into_any()
}

/// What ticking or unticking would change, in a sentence, and whether that is anything. Reactive.
fn outcome(change: &Change) -> (String, bool) {
    let texts = texts().details;
    let figures = change.counted.figures;
    let (people, some, none) = if change.is_granted {
        (figures.lose, texts.would_lose, texts.nobody_would_lose)
    } else {
        (figures.gain, texts.would_gain, texts.nobody_would_gain)
    };
    if figures.projects == 0 {
        (none.to_owned(), false)
    } else {
        (some(people, figures.projects), true)
    }
}

fn change_view(grid: Grid, change: Change) -> AnyView {
    let (summary, is_any) = outcome(&change);
    if !is_any {
        return view! { <p>{summary}</p> }.into_any();
    }
    let turn = if change.is_granted {
        Turn::Lost
    } else {
        Turn::Gained
    };
    folded(UNFOLDING, summary, move || {
        people(grid, turn, change.counted.clone())
    })
}
