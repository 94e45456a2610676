//! Setting a holder that has a column to exactly a preset, or to what another holder has.

use leptos::prelude::*;
use whocan_access::Holder;

use super::permission_set::{Chosen, PermissionSet, PermissionSetChoice};
use crate::announce::announcer;
use crate::components::dialog::Dialog;
use crate::components::grid::Grid;
use crate::editor::selection::Changes;
use crate::i18n::{say, texts};

/// The button, and the dialog it opens: at first for the holder that one went to last.
#[component]
pub fn SetHolder(grid: Grid) -> impl IntoView {
    let announcer = announcer();
    let editor = grid.editor;
    let open = RwSignal::new(false);
    let holder = RwSignal::new(None::<Holder>);
    let set = PermissionSet::new(grid);
    let ask = move |_| {
        holder.set(untrack(|| grid.shown()));
        set.begin(Chosen::Undecided);
        open.set(true);
    };
    let phrase = move || {
        let holder = holder.get();
        holder.map_or_else(String::new, |holder| grid.holder_phrase(&holder))
    };
    let title = Signal::derive(move || (texts().editor.set_holder_title)(&phrase()));
    let changes = move || Some(editor.exactly(&holder.get()?, &set.permissions()?));
    let says = move || {
        let changes = changes()?;
        Some((texts().editor.set_changes)(
            changes.granted.len(),
            changes.removed.len(),
        ))
    };
    let is_nothing = move || changes().is_none_or(|changes| changes == Changes::default());
    let apply = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (Some(changes), Some(holder)) = (untrack(changes), holder.get_untracked()) else {
            return;
        };
        open.set(false);
        let (added, removed) = (changes.granted.len(), changes.removed.len());
        editor.set(changes);
        grid.show_all();
        grid.go_to_column(holder);
        let phrase = untrack(phrase);
        announcer.say((texts().editor.column_set)(&phrase, added, removed));
    };
    let is_empty = Signal::derive(move || editor.columns().with(Vec::is_empty));
    view! {
        <button type="button" class="button" hidden=is_empty on:click=ask>
            {say(|t| t.editor.set_holder)}
        </button>
        <Dialog open title>
            <form class="form" on:submit=apply>
                <p class="note">{say(|t| t.editor.set_holder_hint)}</p>
                <HolderChoice grid holder />
                <PermissionSetChoice
                    set
                    legend=|t| t.editor.set_to
                    nothing=|t| t.editor.set_nothing
                />
                <p class="set-changes" role="status">
                    {says}
                </p>
                <div class="form-end">
                    <button type="button" class="button" on:click=move |_| open.set(false)>
                        {say(|t| t.common.cancel)}
                    </button>
                    <button type="submit" class="button button-main" disabled=is_nothing>
                        {say(|t| t.editor.set_submit)}
                    </button>
                </div>
            </form>
        </Dialog>
    }
}

#[component]
fn HolderChoice(grid: Grid, holder: RwSignal<Option<Holder>>) -> impl IntoView {
    let columns = grid.editor.columns();
    let options = move || {
        let chosen = holder.get_untracked();
        let options = columns.get().into_iter().enumerate().map(|(at, holder)| {
            let is_chosen = Some(&holder) == chosen.as_ref();
            view! {
                <option value=at.to_string() selected=is_chosen>
                    {grid.holder_phrase(&holder)}
                </option>
            }
        });
        options.collect_view()
    };
    let choose = move |event| {
        let at = event_target_value(&event).parse::<usize>().ok();
        let chosen = at.and_then(|at| columns.with_untracked(|columns| columns.get(at).cloned()));
        if chosen.is_some() {
            holder.set(chosen);
        }
    };
    view! {
        <label class="labelled">
            <span>{say(|t| t.editor.holder_shown)}</span>
            <select class="field" autofocus on:change=choose>
                {options}
            </select>
        </label>
    }
}
