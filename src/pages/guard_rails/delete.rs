//! Deleting a guard rail: asks first.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{ADD, Page};
use crate::announce::announcer;
use crate::browser;
use crate::client::Error;
use crate::components::dialog::Dialog;
use crate::components::message::Failure;
use crate::i18n::later::{say, texts};

/// The dialog.
#[component]
pub fn DeleteDialog(page: Page) -> impl IntoView {
    let name = Signal::derive(move || {
        let deleting = page.deleting.get();
        deleting.map(|kept| kept.rail.name).unwrap_or_default()
    });
    let title = Signal::derive(move || (texts().guard_rails.delete_title)(&name.get()));
    let open = page.delete_open;
    let announcer = announcer();
    let failed = RwSignal::new(None::<Error>);
    let busy = RwSignal::new(false);
    let delete = move |_| {
        let Some(kept) = page.deleting.get_untracked() else {
            return;
        };
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        failed.set(None);
        spawn_local(async move {
            let deleted = page.client.delete_guard_rail(kept.id).await;
            // One may have left the page meanwhile.
            if busy.try_set(false).is_some() {
                return;
            }
            match deleted {
                // Who else has deleted it wanted the same.
                Ok(()) | Err(Error::NotFound) => {
                    open.set(false);
                    page.take_away(kept.id);
                    announcer.say((untrack(texts).guard_rails.deleted)(&kept.rail.name));
                    // The button that asked went with it.
                    browser::focus(ADD);
                }
                Err(error) => failed.set(Some(error)),
            }
        });
    };
    view! {
        <Dialog open title>
            <div class="form">
                <p>{say(|t| t.guard_rails.delete_text)}</p>
                <Failure error=failed />
                <div class="form-end">
                    <button
                        type="button"
                        class="button"
                        autofocus
                        on:click=move |_| open.set(false)
                    >
                        {say(|t| t.common.cancel)}
                    </button>
                    <button
                        type="button"
                        class="button button-removes"
                        aria-busy=move || busy.get().to_string()
                        on:click=delete
                    >
                        {say(|t| t.guard_rails.delete)}
                    </button>
                </div>
            </div>
        </Dialog>
    }
}
