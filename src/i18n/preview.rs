//! The effective access preview.

/// Texts of this area.
pub struct Texts {
    /// Title of the page, or part.
    pub title: &'static str,
}

pub static EN: Texts = Texts {
    title: "Effective access",
};

pub static JA: Texts = Texts {
    title: "有効なアクセス",
};
