//! A chain in words: from whom it is about, step by step, to the grant.

use leptos::prelude::*;
use whocan_access::{Chain, Instance, Subject};

use crate::editor::holders;
use crate::editor::rows::words;
use crate::editor::wording::steps;
use crate::i18n::{locale, texts};

/// The steps, and the grant at their end as it is marked. Reactive.
pub fn chain(
    instance: &Instance,
    subject: &Subject,
    chain: &Chain,
    mark: fn(AnyView) -> AnyView,
) -> AnyView {
    let (texts, cell) = (texts().preview, &chain.cell);
    let holder = holders::phrase(instance, locale(), &cell.holder);
    let permission = words(instance, locale(), &cell.permission).name;
    let scheme = instance.schemes.get(&chain.scheme);
    let scheme = scheme.map_or("", |scheme| scheme.name.as_str());
    let number = chain.grant.map(|id| (texts.grant_number)(id.0));
    let place = if number.is_some() {
        (texts.granted_in)(scheme)
    } else {
        (texts.new_grant)(scheme)
    };
    let steps = steps(instance, locale(), subject, chain);
    let steps = steps.into_iter().map(|step| view! { <li>{step}</li> });
    let granted = view! {
        <b>{(texts.grants)(&holder, &permission)}</b>
        <span class="way-grant" title=number>
            {place}
        </span>
    };
    view! {
        <ol class="chain">
            {steps.collect_view()}
            <li>{mark(granted.into_any())}</li>
        </ol>
    }
    .into_any()
}
