//! The scheme editor.

/// Texts of this area.
pub struct Texts {
    /// Title of the page, or part.
    pub title: &'static str,
}

pub static EN: Texts = Texts {
    title: "Permission schemes",
};

pub static JA: Texts = Texts {
    title: "権限スキーム",
};
