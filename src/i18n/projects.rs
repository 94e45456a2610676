//! Projects and their roles.

/// Texts of this area.
pub struct Texts {
    /// Title of the page, or part.
    pub title: &'static str,
}

pub static EN: Texts = Texts { title: "Projects" };

pub static JA: Texts = Texts {
    title: "プロジェクト",
};
