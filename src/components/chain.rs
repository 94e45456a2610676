//! A chain in words: from whom it is about, step by step, to the grant. Each step leads to where
//! it is made.

use leptos::prelude::*;
use whocan_access::{Chain, Instance, SchemeId, Subject};

use crate::addresses;
use crate::browser::at;
use crate::editor::holders;
use crate::editor::rows::words;
use crate::editor::wording::steps;
use crate::i18n::later::texts;
use crate::i18n::locale;
use crate::rights::rights;

/// The steps, and the grant at their end as it is marked. Without a subject it begins with the first
/// link. What is on this very page, as its scheme may be, has no link. Reactive, and to be called
/// within a view.
pub fn chain(
    instance: &Instance,
    subject: Option<&Subject>,
    chain: &Chain,
    here: Option<SchemeId>,
    mark: fn(AnyView) -> AnyView,
) -> AnyView {
    let (texts, cell) = (texts().preview, &chain.cell);
    let rights = rights().get();
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
    let place = linked(
        place,
        (here != Some(chain.scheme) && rights.administrator)
            .then(|| addresses::scheme(chain.scheme, subject, None)),
    );
    let steps = steps(instance, locale(), subject, chain);
    let steps = steps.into_iter().map(|step| {
        let address = step
            .link
            .and_then(|link| addresses::cause(instance, &rights, link));
        view! { <li>{linked(step.said, address)}</li> }
    });
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

/// A text that leads to a page of the app, if there is one.
fn linked(text: String, address: Option<String>) -> AnyView {
    match address {
        Some(address) => view! { <a href=at(&address)>{text}</a> }.into_any(),
        None => text.into_any(),
    }
}
