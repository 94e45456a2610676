//! The line above the columns: which kinds of holders stand where, and the way to the first of each.
//! It is no part of the table, so that neither which columns are drawn nor their numbers matter to
//! it; a column's heading names the kind too.

use leptos::prelude::*;

use super::state::Grid;
use crate::components::each::each;
use crate::components::kind::Dot;
use crate::editor::grouping::{Run, runs};
use crate::editor::holders::Order;
use crate::editor::navigation::{Column, Position, Row};
use crate::i18n::later::{say, texts};

/// From so many holders on one looks for them, and they are told apart by kind.
pub const MANY: usize = 7;

/// What the line says: nothing, but where there are many holders of more than one kind, by kind.
pub fn shown(grid: Grid) -> Memo<Vec<Run>> {
    Memo::new(move |_| {
        let by_kind = grid.order.get() == Order::Kind;
        grid.holders.with(|holders| {
            let runs = if by_kind && holders.len() >= MANY {
                runs(holders)
            } else {
                Vec::new()
            };
            // Of one alone, nothing is to be told apart.
            if runs.len() > 1 { runs } else { Vec::new() }
        })
    })
}

/// The line.
#[component]
pub fn Groups(grid: Grid, runs: Memo<Vec<Run>>) -> impl IntoView {
    let is_none = Signal::derive(move || runs.with(Vec::is_empty));
    view! {
        <div
            class="grid-groups"
            role="group"
            aria-label=say(|t| t.layout.groups)
            style:--columns=move || grid.holders.with(Vec::len).to_string()
            hidden=is_none
        >
            <span class="grid-groups-corner"></span>
            {each(move || runs.get(), Run::clone, move |run| group(grid, run))}
        </div>
    }
}

fn group(grid: Grid, run: Run) -> AnyView {
    let Run { kind, first, count } = run;
    let name = move || (texts().layout.group)(kind.word(), count);
    let go = move |_| {
        grid.go_to(Position {
            row: Row::Header,
            column: Column::Holder(first.clone()),
        });
    };
    view! {
        <span class="grid-group" style:width=format!("calc({count} * var(--holder-width))")>
            <button type="button" class="grid-group-name" aria-label=name title=name on:click=go>
                <Dot kind />
                {move || kind.word()}
                <span class="grid-group-count" data-count=count.to_string()></span>
            </button>
        </span>
    }
    .into_any()
}
