//! The frame around the pages.

/// Texts of this area.
pub struct Texts {
    /// Title of the page, or part.
    pub title: &'static str,
}

pub static EN: Texts = Texts { title: "Whocan" };

pub static JA: Texts = Texts { title: "Whocan" };
