//! The rows of a category, and their cells.

use leptos::prelude::*;
use whocan_access::permission::Category;
use whocan_access::{Cell, CellState, Holder, PermissionKey};

use super::state::Grid;
use crate::components::combobox::unique_id;
use crate::editor::cells::Look;
use crate::editor::navigation::{Column, Position, Row};
use crate::editor::rows::Section;
use crate::i18n::permissions::category_name;
use crate::i18n::{locale, texts};

/// A category's heading and its permissions.
#[component]
pub fn SectionRows(grid: Grid, section: Section) -> impl IntoView {
    let category = section.category;
    let permissions = StoredValue::new(section.permissions);
    let rows = permissions.get_value().into_iter();
    let rows = rows.map(|permission| view! { <PermissionRow grid permission /> });
    let position = StoredValue::new(Position {
        row: Row::Category(category),
        column: Column::Name,
    });
    view! {
        <tbody>
            <tr class="category" hidden=move || is_hidden(grid, &Row::Category(category))>
                <th
                    class="row-head"
                    scope="row"
                    tabindex=move || position.with_value(|position| grid.tab_index(position))
                    on:click=move |_| grid.go_to(position.get_value())
                >
                    {move || category_name(locale(), category)}
                </th>
                <For
                    each=move || grid.editor.columns().get()
                    key=Clone::clone
                    children=move |holder| {
                        view! { <ShareCell grid category permissions holder /> }
                    }
                />
            </tr>
            {rows.collect_view()}
        </tbody>
    }
}

fn is_hidden(grid: Grid, row: &Row) -> bool {
    grid.rows.with(|rows| !rows.contains(row))
}

/// How much of a category a holder has.
#[component]
fn ShareCell(
    grid: Grid,
    category: Category,
    permissions: StoredValue<Vec<PermissionKey>>,
    holder: Holder,
) -> impl IntoView {
    let position = StoredValue::new(Position {
        row: Row::Category(category),
        column: Column::Holder(holder.clone()),
    });
    let holder = StoredValue::new(holder);
    let share = Memo::new(move |_| {
        permissions
            .with_value(|permissions| holder.with_value(|h| grid.editor.share(permissions, h)))
    });
    let label = move || {
        let share = share.get();
        let holder = holder.with_value(|holder| grid.holder_phrase(holder));
        let category = category_name(locale(), category);
        (texts().editor.share_of)(category, &holder, share.granted, share.of)
    };
    view! {
        <td
            class="share"
            class:share-none=move || share.with(|share| share.granted == 0)
            class:holder-shown=move || holder.with_value(|holder| grid.is_shown(holder))
            role="gridcell"
            aria-label=label
            tabindex=move || position.with_value(|position| grid.tab_index(position))
            on:click=move |_| grid.go_to(position.get_value())
        >
            {move || share.with(|share| (texts().editor.share)(share.granted, share.of))}
        </td>
    }
}

/// A permission, and a cell for each holder.
#[component]
fn PermissionRow(grid: Grid, permission: PermissionKey) -> impl IntoView {
    let row = StoredValue::new(Row::Permission(permission.clone()));
    let position = StoredValue::new(Position {
        row: row.get_value(),
        column: Column::Name,
    });
    let permission = StoredValue::new(permission);
    let words = Memo::new(move |_| permission.with_value(|key| grid.words(key)));
    let explanation_id = unique_id();
    let explained_by = explanation_id.clone();
    view! {
        <tr
            class="permission"
            hidden=move || row.with_value(|row| is_hidden(grid, row))
            on:pointerenter=move |event| {
                if event.pointer_type() == "mouse" {
                    grid.hovered.set(Some(permission.get_value()));
                }
            }
        >
            <th
                class="row-head"
                scope="row"
                aria-describedby=explained_by
                tabindex=move || position.with_value(|position| grid.tab_index(position))
                on:click=move |_| grid.go_to(position.get_value())
            >
                <span class="permission-words">
                    <span class="permission-name">{move || words.with(|words| words.name.clone())}</span>
                    <span class="permission-explanation" id=explanation_id>
                        {move || words.with(|words| words.explanation.clone())}
                    </span>
                </span>
            </th>
            <For
                each=move || grid.editor.columns().get()
                key=Clone::clone
                children=move |holder| {
                    view! { <GrantCell grid permission holder /> }
                }
            />
        </tr>
    }
}

/// A permission for a holder: granted or not, and what the draft makes of it.
#[component]
fn GrantCell(grid: Grid, permission: StoredValue<PermissionKey>, holder: Holder) -> impl IntoView {
    let position = StoredValue::new(Position {
        row: Row::Permission(permission.get_value()),
        column: Column::Holder(holder.clone()),
    });
    let cell = StoredValue::new(Cell {
        permission: permission.get_value(),
        holder,
    });
    let look = Memo::new(move |_| cell.with_value(|cell| grid.editor.look(cell)));
    let label = move || {
        cell.with_value(|cell| {
            let name = grid.words(&cell.permission).name;
            let holder = grid.holder_phrase(&cell.holder);
            (texts().editor.cell)(&name, &holder, &state_text(look.get()))
        })
    };
    let on_click = move |_| {
        grid.go_to(position.get_value());
        cell.with_value(|cell| grid.toggle(cell.permission.clone(), cell.holder.clone()));
    };
    view! {
        <td
            class="cell"
            class:cell-unusable=move || look.get().unusable
            class:holder-shown=move || cell.with_value(|cell| grid.is_shown(&cell.holder))
            data-state=move || look.get().style()
            role="gridcell"
            on:click=on_click
        >
            <span
                class="mark"
                role="checkbox"
                aria-checked=move || look.get().state.is_granted().to_string()
                aria-label=label
                tabindex=move || position.with_value(|position| grid.tab_index(position))
            ></span>
        </td>
    }
}

/// What a cell shows, in words. Reactive.
pub fn state_text(look: Look) -> String {
    let texts = texts().editor;
    let state = match look.state {
        CellState::Absent => texts.state_absent,
        CellState::Granted => texts.state_granted,
        CellState::Added => texts.state_added,
        CellState::Removed => texts.state_removed,
    };
    if look.unusable {
        format!(
            "{state}{}{}",
            crate::i18n::texts().common.comma,
            texts.state_unusable
        )
    } else {
        state.to_owned()
    }
}
