//! A page that needs the instance: until it is read, how far that is.

use leptos::prelude::*;

use super::message::Failure;
use crate::client::Error;
use crate::components::when::When;
use crate::i18n::{say, texts};
use crate::workspace::{Loading, workspace};

/// Shows its children once the instance is read, and keeps them while it changes.
#[component]
pub fn WhenRead(children: ChildrenFn) -> impl IntoView {
    let workspace = workspace();
    let ready = Memo::new(move |_| workspace.is_ready());
    view! {
        <When is=ready or=HowFar>
            {children()}
        </When>
    }
}

/// How far reading the instance is.
#[component]
fn HowFar() -> impl IntoView {
    let workspace = workspace();
    let progress = move || match workspace.saved.get() {
        Loading::Reading { done, total } | Loading::Stopped { done, total } => (done, total),
        Loading::Idle | Loading::Ready(_) | Loading::Failed(_) => (0, 0),
    };
    let title = move || {
        let shell = texts().shell;
        match workspace.saved.get() {
            Loading::Stopped { .. } => shell.stopped,
            Loading::Failed(_) => shell.failed,
            _ => shell.reading,
        }
    };
    let count = move || {
        let shell = texts().shell;
        match workspace.saved.get() {
            Loading::Reading { done, total } if total > 0 => (shell.reading_of)(done, total),
            Loading::Stopped { done, total } => (shell.stopped_at)(done, total),
            _ => String::new(),
        }
    };
    let error = Signal::derive(move || match workspace.saved.get() {
        Loading::Failed(error) => Some(error),
        _ => None,
    });
    let is_reading = Memo::new(move |_| {
        matches!(
            workspace.saved.get(),
            Loading::Idle | Loading::Reading { .. }
        )
    });
    // What comes in one piece cannot be stopped half-way, nor need it be.
    let can_stop = Memo::new(move |_| is_reading.get() && progress().1 > 0);
    let again = move || match workspace.saved.get() {
        Loading::Stopped { .. } => Some(texts().shell.go_on),
        Loading::Failed(error) if error != Error::Forbidden => Some(texts().common.try_again),
        _ => None,
    };
    view! {
        <div class="page how-far" aria-busy=move || is_reading.get().to_string()>
            <p class="how-far-title">{title}</p>
            <When is=is_reading>
                <progress
                    class="progress"
                    aria-label=say(|t| t.shell.reading)
                    max=move || progress().1.max(1)
                    value=move || (progress().1 > 0).then(|| progress().0)
                ></progress>
            </When>
            <p class="how-far-count">{count}</p>
            <Failure error />
            <When is=can_stop>
                <button class="button" on:click=move |_| workspace.stop()>
                    {say(|t| t.shell.stop)}
                </button>
            </When>
            {move || again().map(|label| {
                view! {
                    <button class="button button-main" on:click=move |_| workspace.reload()>
                        {label}
                    </button>
                }
            })}
        </div>
    }
}
