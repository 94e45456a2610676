//! The quick search.

use super::common::number;

/// Texts of this area.
pub struct Texts {
    pub title: &'static str,
    /// On the button, short.
    pub button: &'static str,
    pub placeholder: &'static str,
    pub found: &'static str,
    pub pages: &'static str,
    pub schemes: &'static str,
    pub projects: &'static str,
    pub groups: &'static str,
    pub people: &'static str,
    pub actions: &'static str,
    /// Beside a group: what choosing it shows.
    pub what_members_may: &'static str,
    /// So many are shown, of so many.
    pub shown_of: fn(usize, usize) -> String,
    pub not_fetched: &'static str,
}

pub static EN: Texts = Texts {
    title: "Quick search",
    button: "Search",
    placeholder: "Page, scheme, project, group, person or action",
    found: "Found",
    pages: "Pages",
    schemes: "Permission schemes",
    projects: "Projects",
    groups: "Groups",
    people: "People",
    actions: "Actions",
    what_members_may: "what its people see",
    shown_of: |shown, all| format!("{} of {}", number(shown), number(all)),
    not_fetched: "The quick search could not be fetched: the server does not answer. Nothing of yours is lost. Try again in a while.",
};

pub static JA: Texts = Texts {
    title: "クイック検索",
    button: "検索",
    placeholder: "ページ、スキーム、プロジェクト、グループ、ユーザー、操作",
    found: "検索結果",
    pages: "ページ",
    schemes: "権限スキーム",
    projects: "プロジェクト",
    groups: "グループ",
    people: "ユーザー",
    actions: "操作",
    what_members_may: "メンバーに見えるもの",
    shown_of: |shown, all| format!("{} 件中 {} 件", number(all), number(shown)),
    not_fetched: "サーバーから応答がないため、クイック検索を読み込めませんでした。作業中の内容は失われていません。しばらくしてから、もう一度お試しください。",
};
