//! The rows of a category, and their cells.

use leptos::prelude::*;
use whocan_access::permission::Category;
use whocan_access::{Cell, CellState, Holder, PermissionKey};

use super::state::Grid;
use crate::components::combobox::unique_id;
use crate::editor::cells::{Look, Share};
use crate::editor::navigation::{Column, Position, Row};
use crate::editor::rows::Section;
use crate::i18n::permissions::category_name;
use crate::i18n::{locale, texts};

/// A category's heading and its permissions.
#[component]
pub fn SectionRows(grid: Grid, section: Section) -> impl IntoView {
    let Section {
        category,
        permissions,
    } = section;
    let rows = permissions.clone().into_iter();
    let rows = rows.map(|permission| view! { <PermissionRow grid permission /> });
    let row = Row::Category(category);
    let hidden = grid.is_hidden(row.clone());
    let changes: Vec<ArcTrigger> = permissions
        .iter()
        .map(|permission| grid.editor.changes_of(permission))
        .collect();
    let heading = Position {
        row,
        column: Column::Name,
    };
    let share = share_of(grid, heading, move || {
        changes.iter().for_each(ArcTrigger::track);
    });
    let label = Signal::derive(move || (texts().editor.all_of)(category_name(locale(), category)));
    view! {
        <tbody>
            <tr class="category" hidden=hidden>
                <th class="row-head" scope="row">
                    {move || category_name(locale(), category)}
                    <AllMark share label />
                </th>
                {grid
                    .each_holder(move |holder| view! { <ShareCell grid category holder /> }.into_any())}
            </tr>
            {rows.collect_view()}
        </tbody>
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
    share_boxed(grid, heading, Box::new(track))
}

fn share_boxed(grid: Grid, heading: Position, track: Box<dyn Fn() + Send + Sync>) -> Memo<Share> {
    let cells = Memo::new(move |_| grid.cells_of(&heading));
    Memo::new(move |_| {
        track();
        cells.with(|cells| grid.editor.share(cells))
    })
}

/// How much of a category a holder has.
#[component]
fn ShareCell(grid: Grid, category: Category, holder: Holder) -> impl IntoView {
    let changes = grid.editor.changes_in(&holder);
    let heading = Position {
        row: Row::Category(category),
        column: Column::Holder(holder.clone()),
    };
    let share = share_of(grid, heading, move || changes.track());
    let label = Signal::derive(move || {
        let share = share.get();
        let holder = grid.holder_phrase(&holder);
        let category = category_name(locale(), category);
        (texts().editor.share_of)(category, &holder, share.granted, share.of)
    });
    let text = Signal::derive(move || {
        let share = share.get();
        (texts().editor.share)(share.granted, share.of)
    });
    view! {
        <td class="share" role="gridcell">
            <AllMark share label />
            <span class="share-text" aria-hidden="true">
                {text}
            </span>
        </td>
    }
}

/// A permission, and a cell for each holder.
#[component]
fn PermissionRow(grid: Grid, permission: PermissionKey) -> impl IntoView {
    let row = Row::Permission(permission.clone());
    let hidden = grid.is_hidden(row.clone());
    let changes = grid.editor.changes_of(&permission);
    let heading = Position {
        row,
        column: Column::Name,
    };
    let share = share_of(grid, heading, move || changes.track());
    let permission = StoredValue::new(permission);
    let name = Signal::derive(move || permission.with_value(|key| grid.words(key).name));
    let explanation =
        Signal::derive(move || permission.with_value(|key| grid.words(key).explanation));
    let label = Signal::derive(move || name.with(|name| (texts().editor.all_of)(name)));
    let explanation_id = unique_id();
    let explained_by = explanation_id.clone();
    view! {
        <tr class="permission" hidden=hidden>
            <th class="row-head" scope="row" aria-describedby=explained_by>
                <span class="permission-words">
                    <span class="permission-name">{name}</span>
                    <span class="permission-explanation" id=explanation_id>
                        {explanation}
                    </span>
                </span>
                <AllMark share label />
            </th>
            {grid
                .each_holder(move |holder| {
                    let permission = permission.get_value();
                    view! { <GrantCell grid name cell=Cell { permission, holder } /> }.into_any()
                })}
        </tr>
    }
}

/// A permission for a holder: granted or not, and what the draft makes of it.
#[component]
fn GrantCell(
    grid: Grid,
    /// What the permission is called.
    name: Signal<String>,
    cell: Cell,
) -> impl IntoView {
    let changes = grid.editor.changes_in(&cell.holder);
    let cell = StoredValue::new(cell);
    let look = Memo::new(move |_| {
        changes.track();
        cell.with_value(|cell| grid.editor.look(cell))
    });
    let style = Signal::derive(move || look.get().style());
    let checked = Signal::derive(move || look.get().state.is_granted().to_string());
    let label = Signal::derive(move || {
        let holder = cell.with_value(|cell| grid.holder_phrase(&cell.holder));
        name.with(|name| (texts().editor.cell)(name, &holder, &state_text(look.get())))
    });
    view! {
        <td class="cell" role="gridcell" data-look=style>
            <span
                class="mark"
                role="checkbox"
                tabindex="-1"
                aria-checked=checked
                aria-label=label
            ></span>
        </td>
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
