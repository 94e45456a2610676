//! What a permission allows and what a cell says, in words, for the row under the pointer or the
//! cell with the focus. For eyes: a screen reader hears the same from the cell itself.

use leptos::prelude::*;
use whocan_access::Cell;

use super::cells::state_text;
use super::head::reach_text;
use super::state::Grid;
use crate::editor::holders;
use crate::editor::navigation::{Column, Position, Row};
use crate::i18n::permissions::category_name;
use crate::i18n::{locale, texts};

/// The lines below the grid. Their place is always there, so that nothing moves.
#[component]
pub fn Detail(grid: Grid) -> impl IntoView {
    let lines = Memo::new(move |_| lines(grid));
    view! {
        <div class="grid-detail" aria-hidden="true">
            <p class="grid-detail-first">
                <b>{move || lines.with(|lines| lines.subject.clone())}</b>
                " "
                {move || lines.with(|lines| lines.explanation.clone())}
            </p>
            <p class="grid-detail-second">{move || lines.with(|lines| lines.state.clone())}</p>
        </div>
    }
}

#[derive(Clone, PartialEq, Default)]
struct Lines {
    subject: String,
    explanation: String,
    state: String,
}

fn lines(grid: Grid) -> Lines {
    let active = grid.active.get();
    if let Some(permission) = grid.hovered.get() {
        let same_row = active.row == Row::Permission(permission.clone());
        if !(same_row && grid.entered.get()) {
            let words = grid.words(&permission);
            return Lines {
                subject: words.name,
                explanation: words.explanation,
                ..Lines::default()
            };
        }
    }
    if !grid.entered.get() {
        return Lines {
            explanation: texts().editor.hint.to_owned(),
            ..Lines::default()
        };
    }
    lines_of(grid, active)
}

fn lines_of(grid: Grid, position: Position) -> Lines {
    let editor = grid.editor;
    match (position.row, position.column) {
        (Row::Permission(permission), column) => {
            let words = grid.words(&permission);
            let state = match column {
                Column::Name => String::new(),
                Column::Holder(holder) => {
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
        (Row::Header, Column::Holder(holder)) => {
            let reach = editor.saved().with(|saved| {
                let is_known = holders::is_known(saved.instance(), &holder);
                is_known.then(|| saved.reach(&holder, &editor.projects().get()))
            });
            Lines {
                subject: grid.holder_phrase(&holder),
                explanation: reach_text(reach),
                state: String::new(),
            }
        }
        (Row::Category(category), column) => {
            let state = match column {
                Column::Name => String::new(),
                Column::Holder(holder) => {
                    let share = editor.sections().with(|sections| {
                        let mut sections = sections.iter();
                        let section = sections.find(|section| section.category == category);
                        section.map(|section| editor.share(&section.permissions, &holder))
                    });
                    let phrase = grid.holder_phrase(&holder);
                    share.map_or_else(String::new, |share| {
                        let name = category_name(locale(), category);
                        (texts().editor.share_of)(name, &phrase, share.granted, share.of)
                    })
                }
            };
            Lines {
                subject: category_name(locale(), category).to_owned(),
                explanation: state,
                state: String::new(),
            }
        }
        (Row::Header, Column::Name) => Lines {
            explanation: texts().editor.hint.to_owned(),
            ..Lines::default()
        },
    }
}
