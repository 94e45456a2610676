//! The rows of the grid below its head: categories and permissions.

use leptos::html;
use leptos::prelude::*;
use whocan_access::permission::Category;
use whocan_access::{Cell, CellState, PermissionKey};

use super::paint::{Kind, Painting, paint};
use super::state::Grid;
use crate::components::combobox::unique_id;
use crate::components::each::each;
use crate::editor::cells::{Look, Share};
use crate::editor::navigation::{Column, Position, Row};
use crate::editor::window::Part;
use crate::i18n::later::texts;
use crate::i18n::locale;
use crate::i18n::permissions::category_name;

/// The rows that are drawn, and gaps where others are.
pub fn lines(grid: Grid) -> AnyView {
    let view = move |part| match part {
        Part::Drawn { what, .. } => match what {
            Row::Category(category) => view! { <CategoryRow grid category /> }.into_any(),
            Row::Permission(permission) => view! { <PermissionRow grid permission /> }.into_any(),
            Row::Header => ().into_any(),
        },
        Part::Gap { count, .. } => {
            let height = format!("calc({count} * var(--row))");
            view! { <tr class="gap" aria-hidden="true" style:height=height></tr> }.into_any()
        }
    };
    each(move || grid.lines().get(), Part::key, view).into_any()
}

/// A category's heading, and how much of it each holder has.
#[component]
fn CategoryRow(grid: Grid, category: Category) -> impl IntoView {
    let row = Row::Category(category);
    let is_ready = grid.is_ready(row.clone());
    let heading = Position {
        row: row.clone(),
        column: Column::Name,
    };
    let permissions = grid.permissions_of(category);
    let changes: Vec<ArcTrigger> = permissions
        .iter()
        .map(|permission| grid.editor.sums_of(permission))
        .collect();
    let track = move || changes.iter().for_each(ArcTrigger::track);
    let share = share_of(grid, heading, track.clone());
    let track = move || {
        track();
        grid.rows.track();
    };
    let label = Signal::derive(move || (texts().editor.all_of)(category_name(locale(), category)));
    let line = NodeRef::<html::Tr>::new();
    paint(grid, is_ready, line, Kind::Share, track, move |holder| {
        let share = grid.share(&Position {
            row: Row::Category(category),
            column: Column::Holder(holder.clone()),
        });
        let texts = texts().editor;
        let name = category_name(locale(), category);
        let phrase = grid.holder_phrase(holder);
        Painting {
            look: None,
            checked: share.checked(),
            label: (texts.share_of)(name, &phrase, share.granted, share.of),
            text: Some((texts.share)(share.granted, share.of)),
            title: Some(toggle_text(share)),
        }
    });
    view! {
        <tr
            class="category"
            class:row-waiting=move || !is_ready.get()
            node_ref=line
            role="row"
            aria-rowindex=move || grid.row_number(&row)
        >
            <th class="row-head" scope="row" role="rowheader" aria-colindex="1">
                <span class="row-words">{move || category_name(locale(), category)}</span>
                <AllMark share label />
            </th>
        </tr>
    }
}

/// The box that stands for several cells: ticked where all are granted, filled where some are.
#[component]
pub fn AllMark(
    /// How many of them are granted.
    share: Memo<Share>,
    /// What they are.
    label: Signal<String>,
) -> impl IntoView {
    let checked = Signal::derive(move || share.get().checked());
    let does = Signal::derive(move || toggle_text(share.get()));
    view! {
        <span
            class="mark mark-all"
            role="checkbox"
            tabindex="-1"
            aria-checked=checked
            aria-label=label
            title=does
        ></span>
    }
}

/// What the box of a heading shows, and what a click on it does, in words. Reactive.
pub fn toggle_text(share: Share) -> String {
    (texts().editor.share_toggle)(share.granted, share.of)
}

/// How many of the cells are granted that a heading stands for.
pub fn share_of(
    grid: Grid,
    heading: Position,
    track: impl Fn() + Send + Sync + 'static,
) -> Memo<Share> {
    Memo::new(move |_| {
        track();
        grid.share(&heading)
    })
}

/// A permission, and a cell for each holder: granted or not, and what the draft makes of it.
#[component]
fn PermissionRow(grid: Grid, permission: PermissionKey) -> impl IntoView {
    let row = Row::Permission(permission.clone());
    let is_ready = grid.is_ready(row.clone());
    let heading = Position {
        row: row.clone(),
        column: Column::Name,
    };
    let changes = grid.editor.changes_of(&permission);
    let in_row = changes.clone();
    let share = share_of(grid, heading, move || in_row.track());
    let permission = StoredValue::new(permission);
    let words = Memo::new(move |_| permission.with_value(|key| grid.words(key)));
    let name = Signal::derive(move || words.with(|words| words.name.clone()));
    let explanation = Signal::derive(move || words.with(|words| words.explanation.clone()));
    let label = Signal::derive(move || words.with(|words| (texts().editor.all_of)(&words.name)));
    let explanation_id = unique_id();
    let explained_by = explanation_id.clone();
    let line = NodeRef::<html::Tr>::new();
    paint(
        grid,
        is_ready,
        line,
        Kind::Grant,
        move || changes.track(),
        move |holder| {
            let look = grid.editor.look(&Cell {
                permission: permission.get_value(),
                holder: holder.clone(),
            });
            let phrase = grid.holder_phrase(holder);
            Painting {
                look: Some(look.style()),
                checked: if look.state.is_granted() {
                    "true"
                } else {
                    "false"
                },
                label: words
                    .with(|words| (texts().editor.cell)(&words.name, &phrase, &state_text(look))),
                text: None,
                title: None,
            }
        },
    );
    view! {
        <tr
            class="permission"
            class:row-waiting=move || !is_ready.get()
            node_ref=line
            role="row"
            aria-rowindex=move || grid.row_number(&row)
        >
            <th
                class="row-head"
                scope="row"
                role="rowheader"
                aria-describedby=explained_by
                aria-colindex="1"
            >
                <span class="row-words">
                    <span class="permission-name">{name}</span>
                    <span class="permission-explanation" id=explanation_id>
                        {explanation}
                    </span>
                </span>
                <AllMark share label />
            </th>
        </tr>
    }
}

/// What a cell shows, in words. Reactive.
pub fn state_text(look: Look) -> String {
    let texts = texts();
    let state = match look.state {
        CellState::Absent => texts.editor.state_absent,
        CellState::Granted => texts.editor.state_granted,
        CellState::Added => texts.editor.state_added,
        CellState::Removed => texts.editor.state_removed,
    };
    let more = [
        (look.unusable, texts.editor.state_unusable),
        (look.covered, texts.editor.state_covered),
    ];
    let more = more.iter().filter(|(is, _)| *is).map(|(_, text)| *text);
    let states: Vec<&str> = std::iter::once(state).chain(more).collect();
    states.join(texts.common.comma)
}
