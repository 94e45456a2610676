//! Asking before a larger draft is thrown away.

use leptos::prelude::*;

use crate::components::dialog::Dialog;
use crate::i18n::later::{say, texts};

/// The question.
#[component]
pub fn DiscardDialog(
    /// Whether it is asked.
    open: RwSignal<bool>,
    /// Changes in the draft.
    count: Signal<usize>,
    /// Called if the answer is yes.
    #[prop(into)]
    on_discard: Callback<()>,
) -> impl IntoView {
    let discard = move |_| {
        open.set(false);
        on_discard.run(());
    };
    view! {
        <Dialog open title=Signal::derive(move || (texts().saving.discard_title)(count.get()))>
            <div class="form">
                <p>{say(|t| t.saving.discard_text)}</p>
                <div class="form-end">
                    <button type="button" class="button" autofocus on:click=move |_| open.set(false)>
                        {say(|t| t.saving.keep_draft)}
                    </button>
                    <button type="button" class="button button-removes" on:click=discard>
                        {say(|t| t.saving.discard)}
                    </button>
                </div>
            </div>
        </Dialog>
    }
}
