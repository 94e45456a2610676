//! Grid or list, as one last chose it.

use leptos::prelude::*;

use crate::browser;
use crate::components::quick_search::offer;
use crate::i18n::later::{Texts, say};

const REMEMBERED_AS: &str = "whocan.layout";

/// Where there is room for one column, the list is what one begins with: as in the style sheet.
const NARROW: &str = "(max-width: 720px)";

/// How permissions and holders are laid out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Layout {
    /// Permissions as rows, holders as columns.
    Grid,
    /// A row for each permission, with its holders in it.
    List,
}

impl Layout {
    const ALL: [Self; 2] = [Self::Grid, Self::List];

    /// What was chosen last on this machine, else what suits the width of the page.
    pub fn remembered() -> Self {
        Self::named(browser::recall(REMEMBERED_AS).as_deref()).unwrap_or_else(|| {
            if browser::fits(NARROW) {
                Self::List
            } else {
                Self::Grid
            }
        })
    }

    /// What it is remembered as.
    fn name(self) -> &'static str {
        match self {
            Self::Grid => "grid",
            Self::List => "list",
        }
    }

    fn named(name: Option<&str>) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|layout| Some(layout.name()) == name)
    }

    fn word(self) -> fn(&'static Texts) -> &'static str {
        match self {
            Self::Grid => |t| t.layout.grid,
            Self::List => |t| t.layout.list,
        }
    }
}

/// The switch between the layouts.
#[component]
pub fn LayoutSwitch(layout: RwSignal<Layout>) -> impl IntoView {
    let choose = move |choice: Layout| {
        // Where the browser refuses, the choice lasts as long as the page.
        let _ = browser::remember(REMEMBERED_AS, choice.name());
        layout.set(choice);
    };
    offer(|t| t.layout.to_grid, "", move || choose(Layout::Grid));
    offer(|t| t.layout.to_list, "", move || choose(Layout::List));
    let choices = Layout::ALL.map(|choice| {
        view! {
            <button
                type="button"
                class="segment"
                aria-pressed=move || (layout.get() == choice).to_string()
                on:click=move |_| choose(choice)
            >
                {say(choice.word())}
            </button>
        }
    });
    view! {
        <div class="segments" role="group" aria-label=say(|t| t.layout.layout)>
            {choices.collect_view()}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_is_found_again() {
        for layout in Layout::ALL {
            assert_eq!(Layout::named(Some(layout.name())), Some(layout));
        }
        assert_eq!(Layout::named(Some("table")), None);
        assert_eq!(Layout::named(None), None);
    }
}
