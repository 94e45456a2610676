//! The scheme editor: the grid, the preview beside it, the draft below.

mod add_holder;
mod bar;
mod cell_details;
mod consequence;
mod discard;
mod export;
mod header;
mod import;
mod list_layout;
mod lists;
mod more;
mod notice;
mod origin;
mod people;
mod permission_set;
mod review;
mod saving;
mod set_holder;
mod shortcuts;
mod tools;
mod way_back;

use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_params_map};
use whocan_access::SchemeId;

use crate::addresses;
use crate::announce::announcer;
use crate::browser::at;
use crate::components::grid::{Detail, Grid, HolderSwitch, PermissionGrid};
use crate::components::preview::{Preview, PreviewPanel};
use crate::components::quick_search::offer_preview;
use crate::components::title::Title;
use crate::components::when::When;
use crate::editor::state::Editor;
use crate::editor::tally::Tally;
use crate::i18n::beside;
use crate::i18n::later::{say, texts};
use crate::rights::rights;
use crate::workspace::workspace;
use bar::DraftBar;
use cell_details::CellDetails;
use header::Header;
use list_layout::{Layout, ListLayout};
use notice::{Notice, NoticePlace};
use origin::OriginPlace;
use review::Review;
use tools::Tools;

/// The editor of the scheme that the address names.
#[component]
pub fn SchemeEditor() -> impl IntoView {
    let workspace = workspace();
    let rights = rights();
    let params = use_params_map();
    let named = Memo::new(move |_| {
        let id = params.with(|params| params.get("id")?.parse().ok());
        id.map(SchemeId)
    });
    // While the instance is read anew, the page stays.
    let id = Memo::new(move |before: Option<&Option<SchemeId>>| {
        let id = named.get()?;
        let Some(resolver) = workspace.resolver() else {
            return before.copied().flatten();
        };
        let exists = resolver.instance().schemes.contains_key(&id);
        let is_seen = rights.with(|rights| rights.sees_scheme(id, &resolver));
        (exists && is_seen).then_some(id)
    });
    move || match id.get() {
        Some(id) => view! { <Open id /> }.into_any(),
        None => view! { <Gone /> }.into_any(),
    }
}

/// Said where there is no such scheme, or it is not theirs to see.
#[component]
fn Gone() -> impl IntoView {
    view! {
        <Title text=say(|t| t.editor.not_found) />
        <div class="page">
            <h1>{say(|t| t.editor.not_found)}</h1>
            <p class="lead">{say(|t| t.editor.not_found_hint)}</p>
            <p>
                <a href=at("/schemes")>{say(|t| t.editor.all_schemes)}</a>
            </p>
        </div>
    }
}

#[component]
fn Open(id: SchemeId) -> impl IntoView {
    let editor = Editor::new(id, workspace());
    tell_when_left(id, editor);
    let preview = Preview::new(editor);
    let place = move |_: Option<&_>| Some(preview.question.get()?.project);
    let grid = Grid::new(editor, Memo::new(place));
    offer_preview(move |subject| preview.show(&subject));
    let notice = RwSignal::new(None::<Notice>);
    let review = Review::new(grid, Tally::new(editor), notice);
    let layout = RwSignal::new(Layout::remembered());
    let is_grid = Signal::derive(move || layout.get() == Layout::Grid);
    let title = Signal::derive(move || editor.scheme().with(|scheme| scheme.name.clone()));
    let is_empty = Signal::derive(move || editor.columns().with(Vec::is_empty));
    let hides_all = Signal::derive(move || grid.holders.with(Vec::is_empty) && !is_empty.get());
    let finds_nothing = Signal::derive(move || grid.rows.with(|rows| rows.len() < 2));
    let found_nothing =
        Signal::derive(move || (texts().editor.no_permission_found)(&grid.query.get()));
    view! {
        <Title text=title />
        <div class="editor">
            <div class="editor-main">
                <Header editor />
                <Tools grid review layout />
                <When is=is_grid>
                    <HolderSwitch grid />
                </When>
                <div class="editor-grid" class:editor-grid-empty=is_empty>
                    <When is=is_grid or=move || view! { <ListLayout grid /> }>
                        <PermissionGrid grid />
                    </When>
                    <When is=is_empty>
                        <div class="editor-empty">
                            <p class="empty-title">{say(|t| t.editor.no_holders)}</p>
                            <p class="empty-hint">{say(|t| t.editor.no_holders_hint)}</p>
                        </div>
                    </When>
                    <div role="status">
                        <When is=hides_all>
                            <div class="editor-empty">
                                <p class="empty-title">{say(|t| t.editor.no_holder_found)}</p>
                                <button type="button" class="button" on:click=move |_| grid.show_all()>
                                    {say(|t| t.editor.show_all_holders)}
                                </button>
                            </div>
                        </When>
                        <When is=finds_nothing>
                            <div class="editor-empty">
                                <p class="empty-title">{found_nothing}</p>
                                <button
                                    type="button"
                                    class="button"
                                    on:click=move |_| grid.query.set(String::new())
                                >
                                    {say(|t| t.editor.show_all)}
                                </button>
                            </div>
                        </When>
                    </div>
                </div>
                <div class="grid-below">
                    <CellDetails grid />
                    <When is=is_grid>
                        <Detail grid />
                    </When>
                </div>
            </div>
            <PreviewPanel preview />
            <div class="editor-foot">
                <OriginPlace review />
                <NoticePlace grid notice />
                <DraftBar review preview />
            </div>
        </div>
    }
}

/// Says that the draft is kept, where one leaves it for a page that does not show that.
fn tell_when_left(id: SchemeId, editor: Editor) {
    let (workspace, announcer) = (workspace(), announcer());
    let path = use_location().pathname;
    let name = Memo::new(move |_| editor.scheme().with(|scheme| scheme.name.clone()));
    // Who leaves goes first to another address; this page follows.
    Effect::new(move |before: Option<String>| {
        let path = path.get();
        let own = at(&addresses::scheme(id, None, None));
        let lists_drafts = path == at("/schemes");
        if before.is_some_and(|before| before == own) && path != own && !lists_drafts {
            let has_draft = untrack(|| workspace.has_changes(id));
            if has_draft {
                let name = name.get_untracked();
                announcer.mention((untrack(beside::texts).draft_stays)(&name));
            }
        }
        path
    });
}
