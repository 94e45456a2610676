//! Light, dark, or as the system has it.

use std::sync::LazyLock;

use leptos::prelude::*;

use crate::browser;

const REMEMBERED_AS: &str = "whocan.theme";

static THEME: LazyLock<ArcRwSignal<Theme>> = LazyLock::new(|| {
    let remembered = browser::recall(REMEMBERED_AS);
    ArcRwSignal::new(Theme::named(remembered.as_deref()))
});

/// Which colours the app shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Theme {
    /// As the system is set.
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// Every choice.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The one after it, round and round.
    pub fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }

    /// What it is remembered as.
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    fn named(name: Option<&str>) -> Self {
        let named = Self::ALL
            .into_iter()
            .find(|theme| Some(theme.name()) == name);
        named.unwrap_or(Self::System)
    }

    /// The value of `data-theme` on the root, which the styles go by; none for the system's.
    pub fn attribute(self) -> Option<&'static str> {
        (self != Self::System).then_some(self.name())
    }
}

/// The theme in use. Reactive.
pub fn theme() -> Theme {
    THEME.get()
}

/// Takes another theme, and remembers it.
pub fn set_theme(theme: Theme) {
    // Where the browser refuses, the choice lasts as long as the page.
    let _ = browser::remember(REMEMBERED_AS, theme.name());
    THEME.set(theme);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_is_found_again() {
        for theme in Theme::ALL {
            assert!(Theme::ALL.contains(&theme.next()));
            assert_eq!(Theme::named(Some(theme.name())), theme);
        }
        assert_eq!(Theme::named(Some("sepia")), Theme::System);
        assert_eq!(Theme::named(None), Theme::System);
    }
}
