//! Giving a holder a column: searching among everybody a grant can name.

use leptos::prelude::*;
use whocan_access::{Holder, Instance};

use super::permission_set::{Chosen, PermissionSet, PermissionSetChoice};
use crate::announce::announcer;
use crate::components::combobox::{Choice, Combobox};
use crate::components::dialog::Dialog;
use crate::components::grid::{ADD_HOLDER, Grid};
use crate::components::icon::{Drawing, Icon};
use crate::components::kind::Kind;
use crate::components::quick_search::offer;
use crate::editor::{holders, search};
use crate::i18n::{Locale, locale, said, say, texts, texts_in};

/// The button, and the dialog it opens.
#[component]
pub fn AddHolder(grid: Grid) -> impl IntoView {
    let open = RwSignal::new(false);
    let query = RwSignal::new(String::new());
    let announcer = announcer();
    let editor = grid.editor;
    let choices = Signal::derive(move || {
        if !open.get() {
            return Vec::new();
        }
        editor.saved().with(|saved| {
            let instance = saved.instance();
            let columns = editor.columns().get();
            let all = holders::candidates(instance, locale());
            let all = all.iter().enumerate().map(|(at, holder)| {
                let has_column = columns.contains(holder);
                choice(instance, locale(), at, holder, has_column)
            });
            query.with(|query| search::found(query, all.collect()))
        })
    });
    let set = PermissionSet::new(grid);
    let ask = move || {
        set.begin(Chosen::Nothing);
        open.set(true);
    };
    offer(|t| t.editor.add_holder, "", ask);
    let add = move |at: usize| {
        open.set(false);
        let holder = untrack(|| {
            let saved = editor.saved();
            let all = saved.with(|saved| holders::candidates(saved.instance(), locale()));
            all.into_iter().nth(at)
        });
        let Some(holder) = holder else { return };
        let phrase = untrack(|| grid.holder_phrase(&holder));
        let permissions = untrack(|| set.permissions()).unwrap_or_default();
        let is_new = editor.add_column(&holder, &permissions);
        grid.show_all();
        grid.go_to_column(holder);
        let editor = texts().editor;
        let said = if is_new {
            editor.column_added
        } else {
            editor.column_shown
        };
        let mut sentences = vec![said(&phrase)];
        if !permissions.is_empty() {
            sentences.push((editor.granted_at_once)(permissions.len()));
        }
        announcer.say(sentences.join(" "));
    };
    view! {
        <button id=ADD_HOLDER type="button" class="button" on:click=move |_| ask()>
            <Drawing icon=Icon::Plus />
            {say(|t| t.editor.add_holder)}
        </button>
        <Dialog open title=said(|t| t.editor.add_holder_title)>
            <div class="form add-holder">
                <p class="note">{say(|t| t.editor.add_holder_hint)}</p>
                <PermissionSetChoice
                    set
                    legend=|t| t.editor.start
                    nothing=|t| t.editor.start_nothing
                />
                <Combobox
                    label=said(|t| t.editor.add_holder_title)
                    query
                    choices
                    on_choose=add
                    placeholder=said(|t| t.editor.search_holders)
                    focus=true
                    opened=true
                />
                <div class="form-end">
                    <button type="button" class="button" on:click=move |_| open.set(false)>
                        {say(|t| t.common.cancel)}
                    </button>
                </div>
            </div>
        </Dialog>
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
    let texts = texts_in(locale).editor;
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
