//! The row that names the holders: kind, name, whom each reaches.

use leptos::prelude::*;
use whocan_access::Holder;

use super::cells::{AllMark, share_of};
use super::state::Grid;
use crate::components::each::each;
use crate::components::icon::{Drawing, Icon};
use crate::components::kind::{Dot, Kind};
use crate::editor::navigation::{Column, Position, Row};
use crate::editor::slices::after_painting;
use crate::editor::window::Part;
use crate::editor::{holders, reaching};
use crate::i18n::later::{say, texts};
use crate::i18n::locale;

/// The row.
#[component]
pub fn Head(grid: Grid) -> impl IntoView {
    view! {
        <thead role="rowgroup">
            <tr role="row" aria-rowindex="1">
                <th class="grid-corner" scope="col" role="columnheader" aria-colindex="1">
                    {say(|t| t.editor.permission)}
                </th>
                {columns(grid)}
            </tr>
        </thead>
    }
}

/// The heads of the columns that are drawn, and gaps where others are.
fn columns(grid: Grid) -> AnyView {
    let columns = move || grid.columns().get().to_vec();
    let view = move |part| match part {
        Part::Drawn { what, .. } => view! { <HolderHead grid holder=what /> }.into_any(),
        Part::Gap { count, .. } => {
            let count = count.to_string();
            view! { <td class="gap" style:--count=count aria-hidden="true"></td> }.into_any()
        }
    };
    each(columns, Part::key, view).into_any()
}

#[component]
fn HolderHead(grid: Grid, holder: Holder) -> impl IntoView {
    let kind = Kind::of(&holder);
    let changes = grid.editor.sums_in(&holder);
    let heading = Position {
        row: Row::Header,
        column: Column::Holder(holder.clone()),
    };
    let in_column = changes.clone();
    let share = share_of(grid, heading, move || in_column.track());
    let holder = StoredValue::new(holder);
    let number = move || holder.with_value(|holder| grid.column_number(holder));
    let saved = grid.editor.saved();
    let name = Signal::derive(move || {
        saved.with(|saved| {
            holder.with_value(|holder| holders::name(saved.instance(), locale(), holder))
        })
    });
    // In many projects it takes long to find out, and one sees the rest without it.
    let is_due = RwSignal::new(holder.with_value(|holder| grid.editor.knows_reach(holder)));
    if !is_due.get_untracked() {
        let say = move || {
            // One may have left the page meanwhile.
            let _ = is_due.try_set(true);
        };
        request_animation_frame(move || after_painting(say));
    }
    let once_due = move |say: fn(Grid, &Holder) -> String| {
        Signal::derive(move || {
            if is_due.get() {
                holder.with_value(|holder| say(grid, holder))
            } else {
                // It takes its place.
                "\u{a0}".to_owned()
            }
        })
    };
    let reach = once_due(|grid, holder| reaching::reach(grid.editor, holder));
    let label = once_due(Grid::holder_label);
    let is_unknown = Signal::derive(move || {
        saved.with(|saved| holder.with_value(|holder| !holders::is_known(saved.instance(), holder)))
    });
    let is_full = Signal::derive(move || {
        changes.track();
        holder.with_value(|holder| !grid.editor.is_empty_column(holder))
    });
    let remove = Signal::derive(move || {
        let phrase = holder.with_value(|holder| grid.holder_phrase(holder));
        (texts().granting.remove_column)(&phrase)
    });
    let all = Signal::derive(move || {
        let phrase = holder.with_value(|holder| grid.holder_phrase(holder));
        (texts().editor.all_of)(&phrase)
    });
    view! {
        <th
            class="holder-head"
            class:holder-unknown=is_unknown
            scope="col"
            role="columnheader"
            aria-colindex=number
            title=label
        >
            <span class="holder-kind">
                <Dot kind />
                {move || kind.word()}
            </span>
            " "
            <span class="holder-name">{name}</span>
            " "
            <span class="holder-reach">{reach}</span>
            <AllMark share label=all />
            // The keyboard reaches the mark; Delete there does the same.
            <button
                type="button"
                class="holder-remove"
                tabindex="-1"
                aria-label=remove
                hidden=is_full
            >
                <Drawing icon=Icon::Cross />
            </button>
        </th>
    }
}
