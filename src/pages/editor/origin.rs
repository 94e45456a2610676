//! Where the draft comes from, when it was not simply made here: said above the bar, with what one
//! can do about it.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate, use_query_map};
use leptos_router::params::ParamsMap;

use super::review::Review;
use crate::announce::announcer;
use crate::browser;
use crate::components::dialog::Dialog;
use crate::components::grid::Grid;
use crate::components::icon::{Drawing, Icon};
use crate::components::when::When;
use crate::editor::share::{self, BadLink};
use crate::i18n::{said, say, texts};
use crate::workspace::{Origin, Source, Trial, workspace};

/// Where that is said.
#[component]
pub fn OriginPlace(review: Review) -> impl IntoView {
    let grid = review.grid();
    follow_links(grid);
    let workspace = workspace();
    let id = grid.editor.id();
    let origin = Memo::new(move |_| {
        workspace.drafts.with(|drafts| {
            let open = drafts.get(&id);
            open.map_or(Origin::Here, |open| open.origin.clone())
        })
    });
    let shown = move || match origin.get() {
        Origin::Here => ().into_any(),
        Origin::Trial(trial) => view! { <Tried grid trial /> }.into_any(),
        origin => view! { <News grid origin /> }.into_any(),
    };
    // While one decides, what led there stays: the focus comes back to it.
    let asks = Memo::new(move |before: Option<&bool>| {
        review.undecided() > 0 || (before == Some(&true) && review.is_shown())
    });
    view! {
        <div role="status">
            {shown} <When is=asks>
                <ToDecide review />
            </When>
        </div>
    }
}

/// What others have changed has to be decided before the draft is saved.
#[component]
fn ToDecide(review: Review) -> impl IntoView {
    on_cleanup(|| browser::catch_focus("content"));
    let count = Memo::new(move |before: Option<&usize>| match review.undecided() {
        0 => before.copied().unwrap_or_default(),
        count => count,
    });
    view! {
        <div class="notice notice-asks">
            <div class="notice-text">
                <p>{move || (texts().drafts.to_decide)(count.get())}</p>
            </div>
            <button
                type="button"
                class="button"
                aria-haspopup="dialog"
                on:click=move |_| review.show_overlaps()
            >
                {say(|t| t.drafts.decide)}
            </button>
        </div>
    }
}

/// Something to be told once.
#[component]
fn News(grid: Grid, origin: Origin) -> impl IntoView {
    let workspace = workspace();
    let id = grid.editor.id();
    let texts = texts();
    let text = match &origin {
        Origin::Overtaken => texts.drafts.overtaken,
        _ => texts.drafts.back,
    };
    let close = move |_| {
        workspace.drafts.update(|drafts| {
            if let Some(open) = drafts.get_mut(&id) {
                open.origin = Origin::Here;
            }
        });
    };
    view! {
        <div class="notice notice-good">
            <div class="notice-text">
                <p>{text}</p>
            </div>
            <button
                type="button"
                class="icon-button"
                aria-label=texts.common.close
                on:click=close
            >
                <Drawing icon=Icon::Cross />
            </button>
        </div>
    }
}

/// A draft from elsewhere, to be kept or left.
#[component]
fn Tried(grid: Grid, trial: Trial) -> impl IntoView {
    let workspace = workspace();
    let announcer = announcer();
    let id = grid.editor.id();
    let asking = RwSignal::new(false);
    let own = trial.aside.as_ref().map_or(0, |aside| aside.draft.len());
    let text = match trial.source {
        Source::Link => say(|t| t.drafts.from_link),
        Source::File => say(|t| t.drafts.from_file),
    };
    let aside = move || (own > 0).then(|| (texts().drafts.own_aside)(own));
    let keep = move |with_own: bool| {
        workspace.keep_trial(id, with_own);
        browser::focus("content");
        announcer.say(untrack(texts).drafts.kept);
    };
    let on_keep = move |_| {
        if own > 0 {
            asking.set(true);
        } else {
            keep(false);
        }
    };
    let leave = move |_| {
        workspace.leave(id);
        // The button goes with the question.
        browser::focus("content");
        announcer.say(untrack(texts).drafts.left);
    };
    view! {
        <div class="notice notice-asks">
            <div class="notice-text">
                <p>{text} " " {aside}</p>
            </div>
            <button type="button" class="button" on:click=on_keep>
                {say(|t| t.drafts.keep)}
            </button>
            <button type="button" class="button button-quiet" on:click=leave>
                {say(|t| t.drafts.leave)}
            </button>
        </div>
        <Dialog open=asking title=said(|t| t.drafts.own_title)>
            <div class="form">
                <p>{move || (texts().drafts.own_text)(own)}</p>
                <div class="form-end">
                    <button type="button" class="button" on:click=move |_| asking.set(false)>
                        {say(|t| t.common.cancel)}
                    </button>
                    <button
                        type="button"
                        class="button button-removes"
                        on:click=move |_| keep(false)
                    >
                        {say(|t| t.drafts.replace)}
                    </button>
                    <button
                        type="button"
                        class="button button-main"
                        autofocus
                        on:click=move |_| keep(true)
                    >
                        {say(|t| t.drafts.keep_both)}
                    </button>
                </div>
            </div>
        </Dialog>
    }
}

/// Opens the draft that the address holds, and takes it out of the address.
fn follow_links(grid: Grid) {
    let workspace = workspace();
    let announcer = announcer();
    let location = use_location();
    let query = use_query_map();
    let navigate = use_navigate();
    Effect::new(move |_| {
        let Some(shared) = share::read(&location.hash.get()) else {
            return;
        };
        let path = location.pathname.get_untracked();
        let query = query.with_untracked(ParamsMap::to_query_string);
        let in_place = NavigateOptions {
            replace: true,
            scroll: false,
            ..NavigateOptions::default()
        };
        navigate(&format!("{path}{query}"), in_place);
        let texts = untrack(texts).drafts;
        let scheme = grid.editor.scheme().get_untracked();
        match shared {
            Ok(draft) if draft.over(&scheme).is_empty() => {
                announcer.tell(texts.link_changes_nothing);
            }
            Ok(draft) => workspace.try_out(grid.editor.id(), &draft, Source::Link),
            Err(BadLink::Damaged) => announcer.tell(texts.link_damaged),
            Err(BadLink::OtherVersion) => announcer.tell(texts.link_of_other_version),
        }
    });
}
