//! Changes of grants: by holder, in words, and cell by cell.

use leptos::prelude::*;
use whocan_access::{Cell, Draft, Holder, PermissionKey, ProjectId};

use super::many::many;
use crate::components::fold::folded;
use crate::components::grid::Grid;
use crate::components::kind::{Dot, Kind};
use crate::editor::review::{HolderChange, by_holder};
use crate::editor::wording::gains_and_loses;
use crate::editor::{finding_words, reaching};
use crate::i18n::later::texts;
use crate::i18n::locale;

/// What a draft changes, holder by holder. It may be others' draft.
#[component]
pub fn HolderChanges(grid: Grid, #[prop(into)] draft: Signal<Draft>) -> impl IntoView {
    move || {
        let holders = grid.editor.columns().get();
        let changes = draft.with(|draft| by_holder(draft, &holders, &permissions(grid)));
        many(changes.len(), move |at| {
            changes
                .get(at)
                .map_or_else(|| ().into_any(), |change| one(grid, change))
        })
    }
}

fn one(grid: Grid, change: &HolderChange) -> AnyView {
    let saved = grid.editor.saved().get();
    let [gains, loses] = gains_and_loses(saved.instance(), locale(), change);
    view! {
        <div class="holder-change">
            <p class="holder-change-name">
                <Dot kind=Kind::of(&change.holder) />
                {grid.holder_phrase(&change.holder)}
                <span class="holder-note">
                    {reaching::note(grid.editor, grid.place.get(), &change.holder)}
                </span>
            </p>
            {gains.map(|text| view! { <p class="change-gains">{text}</p> })}
            {loses.map(|text| view! { <p class="change-loses">{text}</p> })}
        </div>
    }
    .into_any()
}

/// What a draft changes for one holder, in words. Reactive.
pub fn of_holder(grid: Grid, draft: &Draft, holder: &Holder) -> String {
    let changes = by_holder(draft, std::slice::from_ref(holder), &permissions(grid));
    let saved = grid.editor.saved().get();
    let words = changes
        .iter()
        .map(|change| gains_and_loses(saved.instance(), locale(), change));
    let words: Vec<String> = words.flatten().flatten().collect();
    words.join(texts().common.comma)
}

/// Every cell that changes, once one asks for them.
#[component]
pub fn CellChanges(grid: Grid) -> impl IntoView {
    let draft = grid.editor.draft();
    let title = move || (texts().review.cell_by_cell)(draft.with(Draft::len));
    folded("review-cells", title, move || {
        let draft = draft.get();
        let cells = draft.added.into_iter().map(|cell| (cell, true));
        let removed = draft.removed.into_iter().map(|cell| (cell, false));
        let cells: Vec<(Cell, bool)> = cells.chain(removed).collect();
        many(cells.len(), move |at| {
            cells.get(at).map_or_else(
                || ().into_any(),
                |(cell, added)| cell_change(grid, cell, *added),
            )
        })
        .into_any()
    })
}

fn cell_change(grid: Grid, cell: &Cell, added: bool) -> AnyView {
    let texts = texts().editor;
    let (class, state) = if added {
        ("change-gains", texts.added)
    } else {
        ("change-loses", texts.removed)
    };
    let name = grid.words(&cell.permission).name;
    let text = (texts.cell)(&name, &grid.holder_phrase(&cell.holder), state);
    view! { <p class=class>{text}</p> }.into_any()
}

/// Projects in a row, by their keys. Reactive.
pub fn projects_of(grid: Grid, projects: &[ProjectId]) -> String {
    let saved = grid.editor.saved().get();
    finding_words::projects(saved.instance(), locale(), projects)
}

/// Every permission that has a row, from the top. Reactive.
fn permissions(grid: Grid) -> Vec<PermissionKey> {
    grid.editor.sections().with(|sections| {
        let keys = sections.iter().flat_map(|section| &section.permissions);
        keys.cloned().collect()
    })
}
