//! What a permission allows and what a cell says, in words, for the row under the pointer or the
//! cell with the focus. For eyes: a screen reader hears the same from the cell itself. And the way to
//! more about it.

use leptos::prelude::*;
use whocan_access::{Cell, Holder};

use super::cells::state_text;
use super::state::Grid;
use crate::addresses;
use crate::browser::{self, at};
use crate::editor::navigation::{Column, Position, Row};
use crate::editor::reaching;
use crate::i18n::later::{say, texts};
use crate::i18n::permissions::category_name;
use crate::i18n::{beside, locale};
use crate::rights::rights;

/// Where there is probably no keyboard.
const NO_KEYS: &str = "(hover: none), (max-width: 720px)";

/// The lines below the grid. Their place is always there, so that nothing moves.
#[component]
pub fn Detail(grid: Grid) -> impl IntoView {
    let part = move |part: fn(Lines) -> String| Signal::derive(move || part(lines(grid)));
    let has_none = Signal::derive(move || !grid.is_entered() || grid.active_cell().is_none());
    let rights = rights();
    let address = Memo::new(move |_| {
        let Column::Holder(Holder::Group(name)) = grid.active.get().column else {
            return None;
        };
        let saved = grid.editor.saved();
        let exists = saved.with(|saved| saved.instance().groups.contains_key(&name));
        let is_theirs = rights.with(|rights| rights.administrator);
        (exists && is_theirs && grid.is_entered()).then(|| at(&addresses::group(&name)))
    });
    let no_group = Signal::derive(move || address.with(Option::is_none));
    view! {
        <div class="grid-detail">
            <div class="grid-detail-lines" aria-hidden="true">
                <p class="grid-detail-first">
                    <b>{part(|lines| lines.subject)}</b>
                    " "
                    {part(|lines| lines.explanation)}
                </p>
                <p class="grid-detail-second">{part(|lines| lines.state)}</p>
            </div>
            <a class="button button-quiet" href=address hidden=no_group>
                {move || beside::texts().open_group}
            </a>
            <button
                type="button"
                class="button button-quiet"
                aria-haspopup="dialog"
                aria-keyshortcuts="i"
                title="i"
                hidden=has_none
                on:click=move |_| grid.details.set(untrack(|| grid.active_cell()))
            >
                {say(|t| t.details.button)}
            </button>
        </div>
    }
}

#[derive(Default)]
struct Lines {
    subject: String,
    explanation: String,
    state: String,
}

fn lines(grid: Grid) -> Lines {
    let active = grid.active.get();
    if grid.selection.with(Option::is_some) {
        return selected(grid);
    }
    if let Some(permission) = grid.hovered() {
        let same_row = active.row == Row::Permission(permission.clone());
        if !(same_row && grid.is_entered()) {
            let words = grid.words(&permission);
            return Lines {
                subject: words.name,
                explanation: words.explanation,
                ..Lines::default()
            };
        }
    }
    if !grid.is_entered() {
        return Lines {
            explanation: hint(),
            ..Lines::default()
        };
    }
    lines_of(grid, active)
}

/// What is selected. The lines follow the draft that is painted.
fn selected(grid: Grid) -> Lines {
    grid.editor.sides().track();
    let cells = grid
        .meant()
        .map(|area| grid.with_shown(|shown| shown.cells(&area)));
    let share = grid.editor.share(&cells.unwrap_or_default());
    Lines {
        subject: (texts().editor.selected)(share.of),
        explanation: (texts().editor.selected_granted)(share.granted),
        state: texts().editor.selected_hint.to_owned(),
    }
}

fn lines_of(grid: Grid, position: Position) -> Lines {
    let editor = grid.editor;
    match (position.row, position.column) {
        (Row::Permission(permission), column) => {
            let words = grid.words(&permission);
            let state = match column {
                Column::Name => String::new(),
                Column::Holder(holder) => {
                    editor.sums_in(&holder).track();
                    let phrase = grid.holder_phrase(&holder);
                    let look = editor.look(&Cell { permission, holder });
                    (texts().editor.holder_state)(&phrase, &state_text(look))
                }
            };
            Lines {
                subject: words.name,
                explanation: words.explanation,
                state,
            }
        }
        (Row::Header, Column::Holder(holder)) => Lines {
            subject: grid.holder_phrase(&holder),
            explanation: reaching::note(editor, grid.place.get(), &holder),
            state: String::new(),
        },
        (Row::Category(category), column) => {
            let state = match column {
                Column::Name => String::new(),
                Column::Holder(holder) => {
                    editor.sums_in(&holder).track();
                    let phrase = grid.holder_phrase(&holder);
                    let share = editor.share(&grid.cells_of(&Position {
                        row: Row::Category(category),
                        column: Column::Holder(holder),
                    }));
                    let name = category_name(locale(), category);
                    (texts().editor.share_of)(name, &phrase, share.granted, share.of)
                }
            };
            Lines {
                subject: category_name(locale(), category).to_owned(),
                explanation: state,
                state: String::new(),
            }
        }
        (Row::Header, Column::Name) => Lines {
            explanation: hint(),
            ..Lines::default()
        },
    }
}

/// How to tick; keys only where there are any. Reactive but for the screen.
fn hint() -> String {
    let (texts, common) = (texts().editor, texts().common);
    if browser::fits(NO_KEYS) {
        return texts.hint.to_owned();
    }
    [texts.hint, texts.hint_keys].join(common.between_sentences)
}
