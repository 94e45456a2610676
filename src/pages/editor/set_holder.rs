//! Setting a holder that has a column to exactly a preset, or to what another holder has.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use whocan_access::Holder;

use super::consequence::{Consequence, Verdict};
use super::permission_set::{Chosen, PermissionSet, PermissionSetChoice};
use crate::announce::announcer;
use crate::components::dialog::Dialog;
use crate::components::grid::Grid;
use crate::i18n::later::{say, texts};

/// The button, and the dialog it opens: for the holder that one went to last, if one ever did; else
/// for that by which the group has anything whose page led here. Otherwise one chooses: nobody is
/// set whom one did not mean.
#[component]
pub fn SetHolder(grid: Grid) -> impl IntoView {
    let announcer = announcer();
    let editor = grid.editor;
    let open = RwSignal::new(false);
    let holder = RwSignal::new(None::<Holder>);
    let set = PermissionSet::new(grid);
    let query = use_query_map();
    let ask = move |_| {
        let chosen = untrack(|| {
            grid.chosen().or_else(|| {
                let (group, place) =
                    query.with(|query| Some((query.get("closes")?, query.get("where")?)))?;
                only_holder(grid, &group, &place)
            })
        });
        holder.set(chosen);
        set.begin(Chosen::Undecided);
        open.set(true);
    };
    let title = Signal::derive(move || match holder.get() {
        Some(holder) => (texts().granting.set_holder_title)(&grid.holder_phrase(&holder)),
        None => texts().granting.set_holder.to_owned(),
    });
    let consequence = Consequence::of_setting(grid, holder, set);
    let apply = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let chosen = untrack(|| holder.get().zip(set.permissions()));
        let Some((holder, permissions)) = chosen else {
            return;
        };
        open.set(false);
        let changes = editor.exactly(&holder, &permissions);
        let (added, removed) = (changes.granted.len(), changes.removed.len());
        editor.set(changes);
        grid.show_all();
        grid.go_to_column(holder.clone());
        let phrase = untrack(|| grid.holder_phrase(&holder));
        announcer.say((texts().granting.set_changes)(&phrase, added, removed));
    };
    let is_empty = Signal::derive(move || editor.columns().with(Vec::is_empty));
    view! {
        <button type="button" class="button" hidden=is_empty on:click=ask>
            {say(|t| t.granting.set_holder)}
        </button>
        <Dialog open title>
            <form class="form" on:submit=apply>
                <p class="note">{say(|t| t.granting.set_holder_hint)}</p>
                <HolderChoice grid holder />
                <PermissionSetChoice
                    set
                    legend=|t| t.granting.set_to
                    nothing=|t| t.granting.set_nothing
                />
                <Verdict editor=grid.editor consequence submit=|t| t.granting.set_submit open />
            </form>
        </Dialog>
    }
}

/// The only column that is for a group itself, or for a role in which it acts in a project.
fn only_holder(grid: Grid, group: &str, place: &str) -> Option<Holder> {
    let saved = grid.editor.saved().get_untracked();
    let project = saved.instance().project_by_key(place)?;
    let is_theirs = |holder: &Holder| match holder {
        Holder::Group(name) => name.as_str() == group,
        Holder::ProjectRole(role) => {
            let actors = project.actors.get(role);
            actors.is_some_and(|actors| actors.groups.contains(group))
        }
        _ => false,
    };
    let columns = grid.editor.columns().get_untracked();
    let mut theirs = columns.into_iter().filter(is_theirs);
    let only = theirs.next();
    only.filter(|_| theirs.next().is_none())
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
                    {grid.holder_label(&holder)}
                </option>
            }
        });
        options.collect_view()
    };
    let choose = move |event| {
        let at = event_target_value(&event).parse::<usize>().ok();
        holder.set(at.and_then(|at| columns.with_untracked(|columns| columns.get(at).cloned())));
    };
    view! {
        <label class="labelled">
            <span>{say(|t| t.editor.holder_shown)}</span>
            <select class="field" autofocus on:change=choose>
                <option value="">{say(|t| t.granting.choose_holder)}</option>
                {options}
            </select>
        </label>
    }
}
