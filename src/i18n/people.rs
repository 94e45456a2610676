//! The page of a person. Fetched with the pages of groups.

use super::common::number;
use super::{in_language, locale};

/// Texts of this area.
pub struct Texts {
    pub gone: fn(&str) -> String,
    pub gone_hint: &'static str,
    pub inactive: &'static str,
    /// Who they are, and how many projects they see.
    pub sees: fn(&str, usize) -> String,
    pub ways: &'static str,
    pub groups: &'static str,
    pub is_in: &'static str,
    pub by_these: &'static str,
    pub no_groups: &'static str,
    pub roles: &'static str,
    pub no_roles: &'static str,
}

/// The texts in the language in use. Reactive.
pub fn texts() -> &'static Texts {
    in_language(locale(), &EN, &JA)
}

/// A text that follows the language, for views.
pub fn say(text: fn(&'static Texts) -> &'static str) -> impl Fn() -> &'static str + Copy + Send {
    move || text(texts())
}

static EN: Texts = Texts {
    gone: |key| format!("There is nobody with the key {key}"),
    gone_hint: "They may have been deleted in Jira.",
    inactive: "Inactive: cannot sign in, and sees what anyone sees.",
    sees: |name, count| match count {
        0 => format!("{name} sees no project."),
        1 => format!("{name} sees 1 project."),
        _ => format!("{name} sees {} projects.", number(count)),
    },
    ways: "What they see, and why",
    groups: "Groups",
    is_in: "In",
    by_these: "Through these, also in",
    no_groups: "They are in no group.",
    roles: "Roles they act in themselves",
    no_roles: "None: what they can do comes by their groups, or by what everybody can do.",
};

static JA: Texts = Texts {
    gone: |key| format!("キーが {key} のユーザーはいません"),
    gone_hint: "Jira で削除された可能性があります。",
    inactive: "無効なユーザーです。サインインできず、誰にでも見えるものだけが見えます。",
    sees: |name, count| match count {
        0 => format!("{name} に見えるプロジェクトはありません。"),
        _ => format!("{name} には {} 件のプロジェクトが見えます。", number(count)),
    },
    ways: "見えるものとその理由",
    groups: "グループ",
    is_in: "所属",
    by_these: "これらのグループ経由で所属",
    no_groups: "どのグループにも所属していません。",
    roles: "本人に直接割り当てられているロール",
    no_roles: "ありません。できることは、グループか、全員に与えられた権限によるものです。",
};
