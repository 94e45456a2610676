//! Giving a holder a column: searching among everybody a grant can name.

use leptos::prelude::*;
use whocan_access::{Holder, Instance};

use super::consequence::{Consequence, Verdict};
use super::permission_set::{Chosen, PermissionSet, PermissionSetChoice};
use crate::announce::announcer;
use crate::components::combobox::{Choice, Combobox};
use crate::components::dialog::Dialog;
use crate::components::grid::{ADD_HOLDER, Grid};
use crate::components::icon::{Drawing, Icon};
use crate::components::kind::{Dot, Kind};
use crate::components::quick_search::offer;
use crate::editor::{holders, reaching, search};
use crate::i18n::later::{said, say, texts, texts_in};
use crate::i18n::{Locale, locale};

/// The button, and the dialog it opens.
#[component]
pub fn AddHolder(grid: Grid) -> impl IntoView {
    let open = RwSignal::new(false);
    let picked = RwSignal::new(None::<Holder>);
    let announcer = announcer();
    let editor = grid.editor;
    let set = PermissionSet::new(grid);
    let ask = move || {
        picked.set(None);
        set.begin(Chosen::Nothing);
        open.set(true);
    };
    offer(|t| t.granting.add_holder, "", ask);
    let verdict = Consequence::of_adding(grid, picked, set);
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(holder) = picked.get_untracked() else {
            return;
        };
        open.set(false);
        let phrase = untrack(|| grid.holder_phrase(&holder));
        let permissions = untrack(|| set.permissions()).unwrap_or_default();
        let added = editor.exactly(&holder, &permissions).granted.len();
        let is_new = editor.add_column(&holder, &permissions);
        grid.show_all();
        grid.go_to_column(holder);
        let texts = texts().granting;
        let said = if is_new {
            texts.column_added
        } else {
            texts.column_shown
        };
        let mut sentences = vec![said(&phrase)];
        if !permissions.is_empty() {
            sentences.push((texts.set_changes)(&phrase, added, 0));
        }
        announcer.say(sentences.join(" "));
    };
    view! {
        <button id=ADD_HOLDER type="button" class="button" on:click=move |_| ask()>
            <Drawing icon=Icon::Plus />
            {say(|t| t.granting.add_holder)}
        </button>
        <Dialog open title=said(|t| t.granting.add_holder_title)>
            <form class="form add-holder" on:submit=add>
                <p class="note">{say(|t| t.granting.add_holder_hint)}</p>
                <HolderSearch grid picked />
                <PermissionSetChoice
                    set
                    legend=|t| t.granting.start
                    nothing=|t| t.granting.start_nothing
                />
                <Verdict editor=grid.editor consequence=verdict submit=|t| t.layout.add open />
            </form>
        </Dialog>
    }
}

/// The field in which a holder is searched, and whom the one that is picked reaches.
#[component]
fn HolderSearch(grid: Grid, picked: RwSignal<Option<Holder>>) -> impl IntoView {
    let query = RwSignal::new(String::new());
    let editor = grid.editor;
    let all = Memo::new(move |_| {
        let saved = editor.saved();
        saved.with(|saved| holders::candidates(saved.instance(), locale()))
    });
    let choices = Signal::derive(move || {
        all.with(|all| {
            let columns = editor.columns().get();
            let numbered = all.iter().enumerate();
            let found = editor.saved().with(|saved| {
                let choices = numbered.map(|(at, holder)| {
                    let has_column = columns.contains(holder);
                    choice(saved.instance(), locale(), at, holder, has_column)
                });
                query.with(|query| search::found(query, choices.collect()))
            });
            let found = found.into_iter().filter_map(|choice| {
                let holder = all.get(choice.value)?;
                Some(with_reach(grid, holder, choice))
            });
            found.collect::<Vec<_>>()
        })
    });
    let pick = move |at: usize| picked.set(all.with_untracked(|all| all.get(at).cloned()));
    let phrase = Signal::derive(move || {
        let picked = picked.get();
        picked.map_or_else(
            || texts().granting.search_holders.to_owned(),
            |holder| grid.holder_phrase(&holder),
        )
    });
    let label = Signal::derive(move || {
        let name = texts().editor.holder_shown;
        match picked.get() {
            Some(_) => format!("{name}: {}", phrase.get()),
            None => name.to_owned(),
        }
    });
    let reach = Signal::derive(move || {
        let note = |holder: Holder| reaching::note(editor, grid.place.get(), &holder);
        picked.get().map(note).unwrap_or_default()
    });
    let dot = move || {
        let kind = picked.get().as_ref().map(Kind::of);
        kind.map(|kind| view! { <Dot kind /> })
    };
    view! {
        <div class="labelled">
            <span aria-hidden="true">{say(|t| t.editor.holder_shown)}</span>
            <div class="holder-field" class:holder-picked=move || picked.with(Option::is_some)>
                {dot}
                <Combobox label query choices on_choose=pick placeholder=phrase focus=true />
            </div>
            <p class="holder-note" role="status">
                {reach}
            </p>
        </div>
    }
}

/// A holder as a choice, by its number among the candidates.
pub fn choice(
    instance: &Instance,
    locale: Locale,
    at: usize,
    holder: &Holder,
    has_column: bool,
) -> Choice<usize> {
    let texts = texts_in(locale).granting;
    let detail = match holder {
        _ if has_column => texts.already_there.to_owned(),
        Holder::User(key) => {
            let user = instance.users.get(key);
            user.map_or_else(String::new, |user| user.name.clone())
        }
        Holder::UserCustomField(id) | Holder::GroupCustomField(id) => id.to_string(),
        _ => String::new(),
    };
    Choice {
        kind: Some(Kind::of(holder)),
        label: holders::name(instance, locale, holder),
        detail,
        value: at,
    }
}

/// The same choice with whom the holder reaches, which takes long of very many. Reactive.
pub fn with_reach(grid: Grid, holder: &Holder, choice: Choice<usize>) -> Choice<usize> {
    let reach = reaching::note(grid.editor, grid.place.get(), holder);
    let mut parts = vec![choice.detail, reach];
    parts.retain(|part| !part.is_empty());
    Choice {
        detail: parts.join(texts().common.comma),
        ..choice
    }
}
