//! The list of permission schemes.

mod delete;
mod drafts;
mod form;
mod overview;
mod table;

use leptos::prelude::*;
use whocan_access::SchemeId;

use crate::browser::at;
use crate::components::icon::{Drawing, Icon};
use crate::components::message::Empty;
use crate::components::paging::{More, Paging};
use crate::components::title::Title;
use crate::components::when::When;
use crate::editor::slices::after_painting;
use crate::i18n::{said, say, texts};
use crate::pages::later::fetch_editor_ahead;
use crate::rights::rights;
use crate::workspace::workspace;

use delete::DeleteDialog;
use drafts::Drafts;
use form::{FormDialog, Purpose};
use overview::{Row, Summary, matching, rows, summary};
use table::Table;

/// What one wants to do to a scheme of the list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Wish {
    Create,
    Copy(SchemeId),
    Describe(SchemeId),
    Delete(SchemeId),
}

/// The page.
#[component]
pub fn Schemes() -> impl IntoView {
    let workspace = workspace();
    let rights = rights();
    let administrator = move || rights.with(|rights| rights.administrator);
    let query = RwSignal::new(String::new());
    let all = Memo::new(move |_| -> Vec<Row> {
        let resolver = workspace.resolver();
        resolver
            .map(|resolver| rows(&resolver, &rights.get()))
            .unwrap_or_default()
    });
    let found = Memo::new(move |_| matching(&all.get(), &query.get()));
    let paging = Paging::new();
    let shown = paging.shown(found);
    let count = Signal::derive(move || found.with(Vec::len));
    let answer = move || sentence(all.with(|rows| summary(rows)));

    // From here one mostly goes to the editor: its code comes once all that is here is shown.
    let is_read = Memo::new(move |_| workspace.resolver().is_some());
    Effect::new(move |_| {
        if is_read.get() {
            after_painting(fetch_editor_ahead);
        }
    });

    let editing = RwSignal::new(None::<Purpose>);
    let deleting = RwSignal::new(None::<SchemeId>);
    let on_wish = Callback::new(move |wish| match wish {
        Wish::Create => editing.set(Some(Purpose::Create)),
        Wish::Copy(id) => editing.set(Some(Purpose::Copy(id))),
        Wish::Describe(id) => editing.set(Some(Purpose::Describe(id))),
        Wish::Delete(id) => deleting.set(Some(id)),
    });
    let empty = move || {
        if all.with(Vec::is_empty) {
            view! {
                <Empty
                    title=said(|t| t.schemes.none)
                    hint=said(|t| t.schemes.none_hint)
                />
            }
            .into_any()
        } else {
            view! {
                <Empty
                    title=Signal::derive(move || (texts().schemes.no_match)(&query.get()))
                    hint=said(|t| t.schemes.no_match_hint)
                />
            }
            .into_any()
        }
    };
    view! {
        <Title text=say(|t| t.schemes.title) />
        <div class="page">
            <header class="page-head">
                <div>
                    <h1>{say(|t| t.schemes.title)}</h1>
                    <p class="lead">{say(|t| t.schemes.what_it_is)}</p>
                    <p class="lead">{answer}</p>
                    <When is=Signal::derive(move || !administrator())>
                        <p class="note">{say(|t| t.schemes.only_yours)}</p>
                    </When>
                    <When is=administrator>
                        <p class="note">
                            {say(|t| t.schemes.of_one_group)} " "
                            <a href=at("/groups")>{say(|t| t.schemes.to_groups)}</a>
                        </p>
                    </When>
                </div>
                <When is=administrator>
                    <button class="button button-main" on:click=move |_| on_wish.run(Wish::Create)>
                        <Drawing icon=Icon::Plus />
                        {say(|t| t.schemes.create)}
                    </button>
                </When>
            </header>
            <Drafts />
            <input
                class="field search"
                type="search"
                aria-label=say(|t| t.schemes.search)
                placeholder=say(|t| t.schemes.search)
                prop:value=move || query.get()
                on:input=move |event| {
                    query.set(event_target_value(&event));
                    paging.restart();
                }
            />
            <When is=Signal::derive(move || !found.with(Vec::is_empty)) or=empty>
                <Table rows=shown on_wish />
                <More paging count />
            </When>
        </div>
        <FormDialog purpose=editing />
        <DeleteDialog scheme=deleting />
    }
}

/// The summary in words.
fn sentence(summary: Summary) -> String {
    let schemes = texts().schemes;
    let mut sentences = vec![(schemes.answer)(summary.schemes, summary.projects)];
    if summary.busiest > 1 && summary.schemes > 1 {
        sentences.push((schemes.busiest)(summary.busiest));
    }
    if summary.unused > 0 {
        sentences.push((schemes.unused)(summary.unused));
    }
    sentences.join(texts().common.between_sentences)
}
