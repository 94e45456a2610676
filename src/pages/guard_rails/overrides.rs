//! The times that guard rails were overridden: who, when, which, and why.

use leptos::prelude::*;
use leptos::task::spawn_local;
use whocan_jira::OverrideBean;

use crate::browser::at;
use crate::client::{Client, Error};
use crate::components::message::Failure;
use crate::components::when::When;
use crate::i18n::later::{say, texts};
use crate::i18n::locale;

/// The list.
#[component]
pub fn Overrides(client: Client) -> impl IntoView {
    let overrides = RwSignal::new(None::<Vec<OverrideBean>>);
    let failed = RwSignal::new(None::<Error>);
    spawn_local(async move {
        // One may have left the page meanwhile.
        match client.overrides().await {
            Ok(list) => drop(overrides.try_set(Some(list))),
            Err(error) => drop(failed.try_set(Some(error))),
        }
    });
    let some = Signal::derive(move || {
        overrides.with(|list| list.as_ref().is_some_and(|list| !list.is_empty()))
    });
    let none =
        Signal::derive(move || overrides.with(|list| list.as_ref().is_some_and(Vec::is_empty)));
    let rows = move || {
        let rows = overrides.get().unwrap_or_default();
        rows.into_iter().map(row).collect::<Vec<_>>()
    };
    view! {
        <section class="overrides" aria-labelledby="overrides-title">
            <h2 id="overrides-title">{say(|t| t.guard_rails.overrides)}</h2>
            <p class="note">{say(|t| t.guard_rails.overrides_hint)}</p>
            <Failure error=failed />
            <When is=none>
                <p class="quiet">{say(|t| t.guard_rails.overrides_none)}</p>
            </When>
            <When is=some>
                <div class="table-card">
                    <table class="table">
                        <thead>
                            <tr>
                                <th scope="col">{say(|t| t.guard_rails.when)}</th>
                                <th scope="col">{say(|t| t.guard_rails.who)}</th>
                                <th scope="col">{say(|t| t.guard_rails.scheme)}</th>
                                <th scope="col">{say(|t| t.guard_rails.guard_rails)}</th>
                                <th scope="col">{say(|t| t.guard_rails.reason)}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </When>
        </section>
    }
}

/// One override. Reactive.
fn row(one: OverrideBean) -> AnyView {
    let texts = texts().guard_rails;
    // A scheme that is gone has no address any more.
    let scheme = match one.scheme.link {
        Some(_) => {
            let address = at(&format!("/schemes/{}", one.scheme.id));
            view! { <a href=address>{one.scheme.name}</a> }.into_any()
        }
        None => one.scheme.name.into_any(),
    };
    view! {
        <tr>
            <td class="when" data-label=texts.when>{moment(one.created)}</td>
            <td data-label=texts.who>{one.user.display_name}</td>
            <td data-label=texts.scheme>{scheme}</td>
            <td data-label=texts.guard_rails>{one.guard_rails.join(crate::i18n::texts().common.comma)}</td>
            <td class="override-reason" data-label=texts.reason>{one.reason}</td>
        </tr>
    }
    .into_any()
}

/// A moment, in seconds since 1970. Reactive.
fn moment(seconds: i64) -> String {
    let since = std::time::Duration::from_secs(seconds.unsigned_abs());
    locale().moment(since.as_secs_f64() * 1e3)
}
