//! Reading a file as a draft: what it would change, and what is not known of it here.

use leptos::prelude::*;
use leptos::task::spawn_local;
use whocan_access::{Draft, Instance, PermissionKey};

use super::add_holder::choice;
use crate::components::combobox::{Choice, Combobox};
use crate::components::dialog::Dialog;
use crate::components::each::each;
use crate::components::when::When;
use crate::editor::exchange::{Import, Unreadable};
use crate::editor::state::Editor;
use crate::editor::{holders, rows, search};
use crate::i18n::later::{say, texts};
use crate::i18n::{Locale, exchange, locale};
use crate::workspace::{Source, workspace};

/// The dialog.
#[component]
pub fn ImportDialog(
    editor: Editor,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let title = Signal::derive(move || {
        let name = editor.scheme().with(|scheme| scheme.name.clone());
        (exchange::texts().import_title)(&name)
    });
    view! {
        <Dialog open title>
            {move || view! { <Importing editor open /> }}
        </Dialog>
    }
}

/// What came of a file.
#[derive(Clone, PartialEq)]
enum Chosen {
    Nothing,
    NotOpened,
    Unreadable(Unreadable),
    Read(Import),
}

#[component]
fn Importing(editor: Editor, open: RwSignal<bool>) -> impl IntoView {
    let workspace = workspace();
    let chosen = RwSignal::new(Chosen::Nothing);
    let only_adding = RwSignal::new(false);
    let failure = move || {
        let texts = exchange::texts();
        chosen.with(|chosen| match chosen {
            Chosen::Nothing | Chosen::Read(_) => None,
            Chosen::NotOpened => Some(texts.not_opened.to_owned()),
            Chosen::Unreadable(reason) => Some(match reason {
                Unreadable::Json { line, reason } => (texts.bad_json)(*line, reason),
                Unreadable::NoGrants => texts.no_grants.to_owned(),
                Unreadable::OtherSchemes => editor
                    .scheme()
                    .with(|scheme| (texts.other_schemes)(&scheme.name)),
                Unreadable::NoGrid => texts.no_grid.to_owned(),
            }),
        })
    };
    let draft = Memo::new(move |_| {
        let adding = only_adding.get();
        editor.scheme().with(|scheme| {
            chosen.with(|chosen| match chosen {
                Chosen::Read(import) if adding => import.adding(scheme),
                Chosen::Read(import) => import.replacing(scheme),
                _ => Draft::default(),
            })
        })
    });
    let comes_to = move || {
        let texts = exchange::texts();
        draft.with(|draft| match (draft.added.len(), draft.removed.len()) {
            (0, 0) => texts.changes_nothing.to_owned(),
            (added, removed) => (texts.changes)(added, removed),
        })
    };
    let is_read = Signal::derive(move || chosen.with(|chosen| matches!(chosen, Chosen::Read(_))));
    let on_file = move |file: Option<web_sys::File>| {
        let Some(file) = file else { return };
        spawn_local(async move {
            let text = crate::browser::text_of(&file).await;
            let read = text.map(|text| {
                let scheme = editor.scheme().get_untracked();
                editor
                    .saved()
                    .with_untracked(|saved| Import::read(&text, saved.instance(), &scheme))
            });
            // The dialog may be closed meanwhile.
            let _ = chosen.try_set(match read {
                None => Chosen::NotOpened,
                Some(Err(reason)) => Chosen::Unreadable(reason),
                Some(Ok(import)) => Chosen::Read(import),
            });
        });
    };
    let preview = move |_| {
        let draft = draft.get_untracked();
        if !draft.is_empty() {
            open.set(false);
            workspace.try_out(editor.id(), &draft, Source::File);
        }
    };
    let ways = [
        (false, exchange::say(|t| t.replacing)),
        (true, exchange::say(|t| t.adding)),
    ];
    let ways = move || {
        ways.map(|(adding, words)| {
            view! {
                <label class="choice">
                    <input
                        type="radio"
                        name="import-way"
                        prop:checked=move || only_adding.get() == adding
                        on:change=move |_| only_adding.set(adding)
                    />
                    {words}
                </label>
            }
        })
    };
    view! {
        <div class="form importing">
            <p class="note">{exchange::say(|t| t.import_hint)}</p>
            <label class="labelled">
                {exchange::say(|t| t.file)}
                <input
                    class="field"
                    type="file"
                    accept=".json,.csv,.tsv,.txt,application/json,text/csv"
                    on:change:target=move |event| {
                        on_file(event.target().files().and_then(|files| files.get(0)));
                    }
                />
            </label>
            <div role="alert" class="failure-place">
                {move || failure().map(|text| view! { <p class="failure">{text}</p> })}
            </div>
            <When is=is_read>
                <fieldset class="choices choices-below">
                    <legend>{exchange::say(|t| t.how)}</legend>
                    {ways()}
                </fieldset>
                <Unknown editor chosen />
            </When>
            <p role="status">{move || is_read.get().then(comes_to)}</p>
            <div class="form-end">
                <button type="button" class="button" on:click=move |_| open.set(false)>
                    {say(|t| t.common.cancel)}
                </button>
                <button
                    type="button"
                    class="button button-main"
                    aria-disabled=move || draft.with(Draft::is_empty).to_string()
                    on:click=preview
                >
                    {exchange::say(|t| t.preview)}
                </button>
            </div>
        </div>
    }
}

/// Something a file names that is not known here.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Line {
    what: What,
    called: String,
    grants: usize,
    /// What it is mapped to, if it is.
    is: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum What {
    /// The number of a permission.
    Permission(usize),
    /// The number of a holder.
    Holder(usize),
}

/// What is not known here, to be mapped.
#[component]
fn Unknown(editor: Editor, chosen: RwSignal<Chosen>) -> impl IntoView {
    let mapping = RwSignal::new(None::<What>);
    let lines = Memo::new(move |_| {
        chosen.with(|chosen| match chosen {
            Chosen::Read(import) => editor
                .saved()
                .with(|saved| lines(saved.instance(), locale(), import)),
            _ => Vec::new(),
        })
    });
    let has_some = Signal::derive(move || lines.with(|lines| !lines.is_empty()));
    let title = move || (exchange::texts().unknown)(lines.with(Vec::len));
    view! {
        <When is=has_some>
            <section>
                <h3>{title}</h3>
                <p class="note">{exchange::say(|t| t.unknown_hint)}</p>
                <ul class="unknown-names">
                    {each(
                        move || lines.get(),
                        Line::clone,
                        move |line| {
                            view! { <UnknownName editor chosen mapping line /> }.into_any()
                        },
                    )}
                </ul>
            </section>
        </When>
    }
}

/// The lines for what a file names and nobody knows here.
fn lines(instance: &Instance, locale: Locale, import: &Import) -> Vec<Line> {
    let permissions = import.unknown_permissions().map(|(at, term)| Line {
        what: What::Permission(at),
        called: term.called.clone(),
        grants: term.grants,
        is: term
            .is
            .as_ref()
            .map(|key| rows::words(instance, locale, key).name),
    });
    let holders = import.unknown_holders().map(|(at, term)| Line {
        what: What::Holder(at),
        called: term.called.clone(),
        grants: term.grants,
        is: term
            .is
            .as_ref()
            .map(|holder| holders::phrase(instance, locale, holder)),
    });
    permissions.chain(holders).collect()
}

#[component]
fn UnknownName(
    editor: Editor,
    chosen: RwSignal<Chosen>,
    mapping: RwSignal<Option<What>>,
    line: Line,
) -> impl IntoView {
    let Line {
        what,
        called,
        grants,
        is,
    } = line;
    let is_mapped = is.is_some();
    let state = move || {
        let texts = exchange::texts();
        let is = is.as_ref().map(|is| (texts.mapped_to)(is));
        let is = is.unwrap_or_else(|| texts.left_out.to_owned());
        format!("{} · {is}", (texts.grants)(grants))
    };
    let label = StoredValue::new(called.clone());
    let map_label = Signal::derive(move || label.with_value(|name| (exchange::texts().map)(name)));
    let out_label =
        Signal::derive(move || label.with_value(|name| (exchange::texts().leave_out_name)(name)));
    let is_mapping = Signal::derive(move || mapping.get() == Some(what));
    let button = move || {
        if is_mapped {
            view! {
                <button
                    type="button"
                    class="button button-quiet"
                    aria-label=out_label
                    on:click=move |_| put(editor, chosen, what, None)
                >
                    {exchange::say(|t| t.leave_out)}
                </button>
            }
            .into_any()
        } else {
            view! {
                <button
                    type="button"
                    class="button"
                    aria-label=map_label
                    on:click=move |_| mapping.set(Some(what))
                >
                    {exchange::say(|t| t.map_short)}
                </button>
            }
            .into_any()
        }
    };
    let query = RwSignal::new(String::new());
    let choices = Signal::derive(move || {
        let all = editor.saved().with(|saved| match what {
            What::Permission(_) => permissions(editor)
                .iter()
                .enumerate()
                .map(|(value, key)| Choice {
                    value,
                    kind: None,
                    label: rows::words(saved.instance(), locale(), key).name,
                    detail: key.to_string(),
                })
                .collect(),
            What::Holder(_) => {
                let all = holders::candidates(saved.instance(), locale());
                let all = all.iter().enumerate();
                all.map(|(at, holder)| choice(saved.instance(), locale(), at, holder, false))
                    .collect()
            }
        });
        query.with(|query| search::found(query, all))
    });
    let placeholder = Signal::derive(move || match what {
        What::Permission(_) => String::new(),
        What::Holder(_) => texts().granting.search_holders.to_owned(),
    });
    let field = move || {
        view! {
            <Combobox
                label=map_label
                query
                choices
                on_choose=move |at: usize| {
                    mapping.set(None);
                    put(editor, chosen, what, Some(at));
                }
                placeholder
                focus=true
                opened=true
            />
        }
        .into_any()
    };
    view! {
        <li>
            <span>
                <b>{called}</b>
                " "
                <span class="quiet">{state}</span>
            </span>
            {move || if is_mapping.get() { field() } else { button().into_any() }}
        </li>
    }
}

/// The permissions that something can be mapped to. Reactive.
fn permissions(editor: Editor) -> Vec<PermissionKey> {
    editor.sections().with(|sections| {
        let all = sections.iter().flat_map(|section| &section.permissions);
        all.cloned().collect()
    })
}

/// Maps what a file names to one of the choices, or leaves it out.
fn put(editor: Editor, chosen: RwSignal<Chosen>, what: What, at: Option<usize>) {
    chosen.update(|chosen| {
        let Chosen::Read(import) = chosen else { return };
        untrack(|| match what {
            What::Permission(number) => {
                if let Some(term) = import.permissions.get_mut(number) {
                    term.is = at.and_then(|at| permissions(editor).get(at).cloned());
                }
            }
            What::Holder(number) => {
                if let Some(term) = import.holders.get_mut(number) {
                    let saved = editor.saved();
                    let all = saved.with(|saved| holders::candidates(saved.instance(), locale()));
                    term.is = at.and_then(|at| all.get(at).cloned());
                }
            }
        });
    });
}
