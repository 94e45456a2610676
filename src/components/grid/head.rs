//! The row that names the holders.

use leptos::prelude::*;
use whocan_access::{Holder, Reach};

use super::state::Grid;
use crate::components::icon::{Drawing, Icon};
use crate::components::kind::{Dot, Kind};
use crate::editor::holders;
use crate::editor::navigation::{Column, Position, Row};
use crate::i18n::{locale, texts};

/// The corner above the permissions.
#[component]
pub fn Corner(grid: Grid) -> impl IntoView {
    let position = Position {
        row: Row::Header,
        column: Column::Name,
    };
    view! {
        <th
            class="grid-corner"
            scope="col"
            tabindex={
                let position = position.clone();
                move || grid.tab_index(&position)
            }
            on:click=move |_| grid.go_to(position.clone())
        >
            {move || texts().editor.permission}
        </th>
    }
}

/// The head of a holder's column: kind, name, whom it reaches.
#[component]
pub fn HolderHead(grid: Grid, holder: Holder) -> impl IntoView {
    let editor = grid.editor;
    let kind = Kind::of(&holder);
    let holder = StoredValue::new(holder);
    let position = StoredValue::new(Position {
        row: Row::Header,
        column: Column::Holder(holder.get_value()),
    });
    let name = Memo::new(move |_| {
        editor.saved().with(|saved| {
            holder.with_value(|holder| holders::name(saved.instance(), locale(), holder))
        })
    });
    let is_known = Memo::new(move |_| {
        editor
            .saved()
            .with(|saved| holder.with_value(|holder| holders::is_known(saved.instance(), holder)))
    });
    let reach = Memo::new(move |_| {
        editor.saved().with(|saved| {
            let projects = editor.projects().get();
            holder.with_value(|holder| saved.reach(holder, &projects))
        })
    });
    let reach = move || reach_text(is_known.get().then(|| reach.get()));
    let is_empty = Memo::new(move |_| holder.with_value(|holder| editor.is_empty_column(holder)));
    let remove = move |event: leptos::ev::MouseEvent| {
        event.stop_propagation();
        grid.remove_column(&holder.get_value());
    };
    view! {
        <th
            class="holder-head"
            class:holder-unknown=move || !is_known.get()
            class:holder-shown=move || holder.with_value(|holder| grid.is_shown(holder))
            scope="col"
            title=move || name.get()
            tabindex=move || position.with_value(|position| grid.tab_index(position))
            on:click=move |_| grid.go_to(position.get_value())
        >
            <span class="holder-kind">
                <Dot kind />
                {move || kind.word()}
            </span>
            " "
            <span class="holder-name">{move || name.get()}</span>
            " "
            <span class="holder-reach">{reach}</span>
            <Show when=move || is_empty.get()>
                <button
                    type="button"
                    class="holder-remove"
                    // The head itself is what the keyboard reaches; Enter there does the same.
                    tabindex="-1"
                    aria-label=move || {
                        let name = holder.with_value(|holder| grid.holder_phrase(holder));
                        (texts().editor.remove_column)(&name)
                    }
                    on:click=remove
                >
                    <Drawing icon=Icon::Cross />
                </button>
            </Show>
        </th>
    }
}

/// Whom a holder reaches, in words; `None` for a holder that names nothing that exists. Reactive.
pub fn reach_text(reach: Option<Reach>) -> String {
    let (editor, common) = (texts().editor, texts().common);
    match reach {
        None => editor.unknown_holder.to_owned(),
        Some(Reach::Everyone) => editor.everyone.to_owned(),
        Some(Reach::People(count)) => (common.people)(count),
        Some(Reach::PerIssue) => editor.per_issue.to_owned(),
        Some(Reach::Nobody) => editor.nobody.to_owned(),
    }
}
