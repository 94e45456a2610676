//! What breaks a guard rail: who has what they should not have, and by which chain.

use leptos::prelude::*;
use whocan_access::{Breach, Instance, SchemeId};

use super::chain::chain;
use crate::editor::rail_words::{breach, ways};
use crate::i18n::later::texts;
use crate::i18n::locale;

/// So many ways are shown with their chains.
const FEW: usize = 4;

/// The ways in which it is broken, shown in the editor of a scheme or elsewhere. Reactive.
pub fn breaches(instance: &Instance, breaches: &[Breach], here: Option<SchemeId>) -> AnyView {
    let ways = ways(breaches);
    let more = ways.len().saturating_sub(FEW);
    let shown = ways.iter().take(FEW).map(|way| {
        let of = &way.breach;
        view! {
            <li class="way">
                <p class="breach">{breach(instance, locale(), way)}</p>
                {chain(instance, Some(&of.subject), &of.chain, here, |grant| grant)}
            </li>
        }
    });
    let more = (more > 0).then(|| (texts().guard_rails.more_breaches)(more));
    view! {
        <ul class="ways breaches">{shown.collect_view()}</ul>
        {more.map(|more| view! { <p class="quiet">{more}</p> })}
    }
    .into_any()
}
