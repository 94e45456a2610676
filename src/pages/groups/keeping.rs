//! What keeps a group to what is meant for it: its guard rail.

use std::collections::BTreeSet;

use leptos::prelude::*;
use whocan_access::ProjectId;

use super::{Page, keys};
use crate::addresses;
use crate::browser::at;
use crate::components::when::When;
use crate::i18n::closing::texts;
use crate::i18n::meant as left;

/// The guard rail that keeps it so, or the way to make one.
#[component]
pub fn Keeping(page: Page) -> impl IntoView {
    let meant = page.meant;
    let inside = move || {
        if let Some(rail) = meant.rail.get() {
            let said = (texts().has_rail)(&rail.name);
            return view! {
                <p>
                    <a href=at("/guard-rails")>{said}</a>
                </p>
            }
            .into_any();
        }
        let group = page
            .group
            .with_value(|group| addresses::encoded(group.as_str()));
        let projects = addresses::encoded(&meant.allowed_keys());
        // What one looks at is what is kept.
        let joins = if page.joins() { "&joins" } else { "" };
        let leaks = page.verdict.get().unwrap_or_default().leaks;
        let broken = (!leaks.is_empty()).then(|| (texts().not_kept_yet)(&keys(page, &leaks)));
        let partly = page
            .seen
            .with(|seen| seen.as_ref().map(|seen| seen.partly()));
        let partly = partly.unwrap_or_default();
        let wider: BTreeSet<ProjectId> = page.left().intersection(&partly).copied().collect();
        let wider = (!wider.is_empty()).then(|| (left::texts().rail_is_wider)(&keys(page, &wider)));
        let address = at(&format!(
            "/guard-rails?group={group}&projects={projects}{joins}"
        ));
        view! {
            <div>
                <p>
                    <b>{texts().keep}</b>
                </p>
                <p class="note">{texts().keep_hint}</p>
                <p class="group-left">{broken}</p>
                <p class="note">{wider}</p>
            </div>
            <a class="button" href=address>
                {texts().make_rail}
            </a>
        }
        .into_any()
    };
    let is_kept =
        Signal::derive(move || meant.has_rails.get() && !meant.projects.with(BTreeSet::is_empty));
    view! {
        <When is=is_kept>
            <div class="panel group-keep">{inside}</div>
        </When>
    }
}
