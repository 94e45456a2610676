//! Small line drawings. Each stands beside words, or in a button that has a name, and says nothing
//! itself.

use leptos::prelude::*;

/// A drawing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Icon {
    /// A cross: away with it.
    Cross,
    /// A plus: one more.
    Plus,
    /// An arrow back.
    Undo,
    /// An arrow forth.
    Redo,
    /// A magnifying glass: find something.
    Find,
    /// Three dots: more to do here.
    More,
    /// Three lines: the pages.
    Lines,
    /// A half-filled circle: colours as the system has them.
    HalfCircle,
    /// A sun.
    Sun,
    /// A moon.
    Moon,
}

impl Icon {
    /// Its strokes in a square of 16 units.
    fn path(self) -> &'static str {
        match self {
            Self::Cross => "M4 4l8 8M12 4l-8 8",
            Self::Undo => "M6 3L2.5 6.5 6 10M2.5 6.5H10a3.5 3.5 0 0 1 0 7H6",
            Self::Redo => "M10 3l3.5 3.5L10 10M13.5 6.5H6a3.5 3.5 0 0 0 0 7h4",
            Self::Plus => "M8 3v10M3 8h10",
            Self::Find => "M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9zM10.3 10.3l3.4 3.4",
            Self::More => "M3 8h.01M8 8h.01M13 8h.01",
            Self::Lines => "M2.5 4.5h11M2.5 8h11M2.5 11.5h11",
            Self::HalfCircle => "M8 2a6 6 0 1 1 0 12a6 6 0 1 1 0-12zM8 2v12a6 6 0 0 0 0-12z",
            Self::Sun => {
                "M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6zM8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M3.4 12.6l.7-.7M11.9 4.1l.7-.7"
            }
            Self::Moon => "M13 9.8A5.5 5.5 0 0 1 6.2 3a5.5 5.5 0 1 0 6.8 6.8z",
        }
    }
}

/// A drawing in the colour of the text around it.
#[component]
pub fn Drawing(
    /// Which.
    #[prop(into)]
    icon: Signal<Icon>,
) -> impl IntoView {
    let class = move || match icon.get() {
        Icon::HalfCircle => "icon icon-half-circle",
        Icon::More => "icon icon-more",
        _ => "icon",
    };
    view! {
        <svg class=class viewBox="0 0 16 16" aria-hidden="true">
            <path d=move || icon.get().path() />
        </svg>
    }
}
