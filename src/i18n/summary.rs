//! What a group's page comes to, as a text to take elsewhere. Fetched with that page.

use super::common::number;
use super::japanese::joined;
use super::{in_language, locale};

/// Texts of this area.
pub struct Texts {
    /// The button that opens it.
    pub open: &'static str,
    pub title: &'static str,
    pub hint: &'static str,
    /// Leaves out all but what matters most.
    pub in_short: &'static str,
    /// The heading of the text: the group.
    pub heading: fn(&str) -> String,
    /// When that was so.
    pub as_of: fn(&str) -> String,
    /// Who is in it.
    pub people: fn(&str) -> String,
    /// What they can do in a project.
    pub in_project: fn(&str) -> String,
    /// How many others lose something without what cannot be taken from this group alone.
    pub price: fn(usize) -> String,
    /// How many grants of a scheme were added and taken away, of which permissions.
    pub grants: fn((usize, usize), &str) -> String,
    /// Above what was changed.
    pub changed: &'static str,
    /// How many others have lost something by what was changed.
    pub cost: fn(usize) -> String,
    /// A group that nobody is in yet, and where whoever joins it has less since.
    pub empty_cost: fn(&str, &str) -> String,
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
    open: "Summary to copy…",
    title: "Summary",
    hint: "For a ticket or a mail: what holds now, and what was changed for it in this tab.",
    in_short: "In a few lines",
    heading: |group| format!("Access of the group {group} in Jira"),
    as_of: |moment| format!("As saved on {moment}."),
    people: |names| format!("In the group: {names}."),
    in_project: |project| format!("What they can do in {project}"),
    grants: |counts, permissions| {
        let grants = |count| match count {
            1 => "1 grant".to_owned(),
            _ => format!("{} grants", number(count)),
        };
        match counts {
            (added, 0) => format!("{} added ({permissions}).", grants(added)),
            (0, removed) => format!("{} taken away ({permissions}).", grants(removed)),
            (added, removed) => format!(
                "{} added, {} taken away ({permissions}).",
                grants(added),
                number(removed)
            ),
        }
    },
    changed: "Changed for this:",
    cost: |count| match count {
        0 => "By what was changed, nobody outside this group lost anything.".to_owned(),
        1 => "By what was changed, 1 person outside this group lost something.".to_owned(),
        _ => format!(
            "By what was changed, {} people outside this group lost something.",
            number(count)
        ),
    },
    empty_cost: |group, projects| {
        format!("The group {group} is empty: whoever joins it has less than before in {projects}.")
    },
    price: |count| match count {
        0 => "Taking it away would take nothing from anybody else.".to_owned(),
        1 => "Taking it away would take something from 1 person outside this group.".to_owned(),
        _ => format!(
            "Taking it away would take something from {} people outside this group.",
            number(count)
        ),
    },
};

static JA: Texts = Texts {
    open: "報告用のまとめ…",
    title: "まとめ",
    hint: "チケットやメールに貼るための文章です。今の状態と、このタブで変更したことが入っています。",
    in_short: "要点だけ",
    heading: |group| format!("Jira でのグループ {group} のアクセス権"),
    as_of: |moment| format!("{moment} 時点の、保存済みの状態です。"),
    people: |names| format!("グループの人: {names}。"),
    in_project: |project| format!("{project} でできること"),
    grants: |counts, permissions| match counts {
        (added, 0) => format!("付与を {} 件追加 ({permissions})。", number(added)),
        (0, removed) => format!("付与を {} 件削除 ({permissions})。", number(removed)),
        (added, removed) => format!(
            "付与を {} 件追加、{} 件削除 ({permissions})。",
            number(added),
            number(removed)
        ),
    },
    changed: "変更したもの:",
    cost: |count| match count {
        0 => "今回の変更で、このグループ以外の人の権限は減っていません。".to_owned(),
        _ => format!(
            "今回の変更で、このグループ以外の {} 人の権限が減りました。",
            number(count)
        ),
    },
    empty_cost: |group, projects| {
        joined(&[
            "ただし、まだ誰もいないグループ ",
            group,
            "に入る人が、",
            projects,
            "でできることは以前より減っています。",
        ])
    },
    price: |count| match count {
        0 => "外しても、このグループ以外の人の権限は減りません。".to_owned(),
        _ => format!(
            "外すと、このグループ以外の {} 人の権限が減ります。",
            number(count)
        ),
    },
};
