//! Signing in and out.

/// Texts of this area.
pub struct Texts {
    /// Title of the page, or part.
    pub title: &'static str,
}

pub static EN: Texts = Texts { title: "Sign in" };

pub static JA: Texts = Texts {
    title: "サインイン",
};
