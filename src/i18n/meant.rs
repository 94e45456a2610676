//! Of the projects that are meant for a group: what its people can do there, and what they may see
//! besides. Fetched with the page of a group.

use super::{in_language, locale};

/// Texts of this area.
pub struct Texts {
    pub what_they_can_do: &'static str,
    pub of_this_group_alone: &'static str,
    pub nothing: &'static str,
    /// Leads to the editor.
    pub change: &'static str,
    pub change_in: fn(&str) -> String,
    /// Of grants to holders that depend on the issue.
    pub on_such_issues: &'static str,
    pub as_reporter: &'static str,
    pub never_reporter: &'static str,
    pub as_assignee: &'static str,
    pub never_assignee: &'static str,

    /// Asks for projects that are not meant for them and may be seen.
    pub left: &'static str,
    pub none_left: &'static str,
    pub leave: &'static str,
    pub leave_these: fn(&str) -> String,
    pub sees_exactly_and: fn(bool, &str, &str) -> String,
    /// How many projects are left as they are.
    pub besides: fn(&str) -> String,
    pub is_left: &'static str,
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
    what_they_can_do: "What they can do there",
    of_this_group_alone: "Whoever is in this group and in no other, as saved; by whom it is granted to.",
    nothing: "Nothing.",
    change: "Change it in the editor",
    change_in: |project| format!("Change in the editor what they can do in {project}"),
    on_such_issues: "Only on issues of which that is true.",
    as_reporter: "Only on issues that they report. Without Create Issues, they would report none.",
    never_reporter: "Only on issues that they report. They cannot create any here: unless somebody else makes them the reporter, it comes to nothing.",
    as_assignee: "Only on issues assigned to them.",
    never_assignee: "Only on issues assigned to them. Nobody can assign them any here.",

    left: "Which others may they see all the same?",
    none_left: "None.",
    leave: "Leave it",
    leave_these: |projects| format!("Leave it: {projects} may be seen"),
    sees_exactly_and: |joins, meant, left| {
        let whose = if joins {
            "Somebody who joins sees"
        } else {
            "Its people see"
        };
        format!("{whose} {meant}, and nothing else but {left}, which you leave as it is.")
    },
    besides: |left| format!("Besides, you leave {left} as it is."),
    is_left: "left as it is",
};

static JA: Texts = Texts {
    what_they_can_do: "そこでできること",
    of_this_group_alone: "このグループだけに入っている人の場合（保存済みの状態）。付与先ごと。",
    nothing: "何もありません。",
    change: "エディターで変える",
    change_in: |project| format!("{project} でできることをエディターで変える"),
    on_such_issues: "その関係にある課題だけです。",
    as_reporter: "自分が報告した課題だけです。「課題の作成」がなければ、報告することもありません。",
    never_reporter: "報告者になっている課題だけです。ここでは課題を作成できないため、ほかの人が報告者にしない限り、該当する課題はありません。",
    as_assignee: "自分が担当している課題だけです。",
    never_assignee: "担当している課題だけです。ここでは担当者になれません。",

    left: "それ以外に、見えてもよいプロジェクトは?",
    none_left: "なし。",
    leave: "このままにする",
    leave_these: |projects| format!("このままにする: {projects} は見えてもよい"),
    sees_exactly_and: |joins, meant, left| {
        let whose = if joins {
            "新しく入る人"
        } else {
            "このグループの人"
        };
        format!("{whose}に見えるのは {meant} と、そのままにした {left} だけです。")
    },
    besides: |left| format!("このほかに {left} をそのままにしています。"),
    is_left: "そのままにする",
};
