//! Every way to a permission: those that are there, those that the draft takes away, those that it
//! adds.

use leptos::prelude::*;
use whocan_access::PermissionKey;

use super::state::Preview;
use crate::components::chain::chain;
use crate::editor::holders;
use crate::editor::preview::{Fate, Question, Way, held_by, ways};
use crate::editor::state::Sides;
use crate::i18n::later::texts;
use crate::i18n::locale;

/// The chains of a permission; where there are none, who has it here.
#[component]
pub fn Ways(preview: Preview, permission: StoredValue<PermissionKey>) -> impl IntoView {
    let editor = preview.editor;
    move || {
        let question = preview.question.get()?;
        let Sides { saved, drafted } = editor.sides().get();
        let ways = permission.with_value(|key| ways(&saved, &drafted, &question, key.as_str()));
        if ways.is_empty() {
            let holders = permission.with_value(|key| held_by(&drafted, question.project, key));
            let phrase = |holder| holders::phrase(drafted.instance(), locale(), holder);
            let holders: Vec<String> = holders.iter().map(phrase).collect();
            let text = if holders.is_empty() {
                texts().preview.granted_to_nobody.to_owned()
            } else {
                (texts().preview.granted_to)(&holders.join(texts().common.comma))
            };
            return Some(view! { <p class="way-none">{text}</p> }.into_any());
        }
        let ways = ways.iter().map(|way| one_way(preview, &question, way));
        Some(view! { <ul class="ways">{ways.collect::<Vec<_>>()}</ul> }.into_any())
    }
}

/// One way: its steps, its grant, and what the draft makes of it.
fn one_way(preview: Preview, question: &Question, way: &Way) -> impl IntoView + use<> {
    let (saved, id) = (preview.editor.saved().get(), preview.editor.id());
    let preview = texts().preview;
    let (class, fate) = match way.fate {
        Fate::Kept => ("way", None),
        Fate::Removed => ("way way-removed", Some(preview.removed_by_draft)),
        Fate::Added => ("way way-added", Some(preview.added_by_draft)),
    };
    // Struck through by its element, not by style alone, so that it can also be heard.
    let mark: fn(AnyView) -> AnyView = match way.fate {
        Fate::Removed => |grant| view! { <del>{grant}</del> }.into_any(),
        Fate::Added => |grant| view! { <ins>{grant}</ins> }.into_any(),
        Fate::Kept => |grant| grant,
    };
    view! {
        <li class=class>
            {fate.map(|fate| view! { <p class="way-fate">{fate}</p> })}
            {chain(saved.instance(), Some(&question.subject), &way.chain, Some(id), mark)}
        </li>
    }
}
