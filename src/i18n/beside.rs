//! What the editor says of groups and of leaving it. Fetched with the editor, not with the first
//! page.

use super::common::number;
use super::{in_language, locale};

/// Texts of this area.
pub struct Texts {
    /// Of other projects that somebody in a group sees: leads to what closes them.
    pub close_them: &'static str,
    /// Of a project that somebody can no longer browse: it is not meant for their group.
    pub as_wanted: fn(&str, &str) -> String,
    /// Why somebody sees a project, where other holders let them too.
    pub more_ways: fn(&str, usize) -> String,
    /// How many projects they see, with the draft and as saved, that are not meant for them.
    pub not_meant: fn(usize, usize) -> String,
    /// The projects that are meant for them, and others that they may see; either may be empty.
    pub not_counted: fn(&str, &str) -> String,
    /// Of what they see: by which group alone.
    pub by_group_alone: fn(&str) -> String,
    /// Of the people in it: how many see more than that, who, which projects, and how many these
    /// are together with those of the group.
    pub some_see_more: fn(usize, &str, &str, usize) -> String,
    pub none_sees_more: &'static str,
    /// Of what reporters have: of whom, who cannot create any.
    pub creates_none: &'static str,
    /// The same of whoever has a holder that creates none, before it is known who that is.
    pub creates_none_by_this: &'static str,
    /// Of what depends on the issue: how many others lose something without it.
    pub if_taken: fn(usize) -> String,
    /// How many people are in a group.
    pub people_in: fn(usize, &str) -> String,
    /// How many of them can do more here; their names follow.
    pub of_them_more: fn(usize) -> String,
    /// Leads to the page of the holder's group.
    pub open_group: &'static str,
    /// Leads back to the page of a group.
    pub back_to: fn(&str) -> String,
    /// Said when one leaves the draft of a scheme.
    pub draft_stays: fn(&str) -> String,
}

/// The texts in the language in use. Reactive.
pub fn texts() -> &'static Texts {
    in_language(locale(), &EN, &JA)
}

static EN: Texts = Texts {
    close_them: "Close them to this group…",
    as_wanted: |project, group| format!("As you wanted: {project} is not meant for {group}."),
    more_ways: |why, count| match count {
        1 => format!("{why}, and 1 more way"),
        _ => format!("{why}, and {count} more ways"),
    },
    not_meant: |count, saved| match (count, saved) {
        (0, 0) => "Sees no project that is not meant for them.".to_owned(),
        (1, 1) => "Sees 1 project that is not meant for them.".to_owned(),
        _ if count == saved => format!(
            "Sees {} projects that are not meant for them.",
            number(count)
        ),
        _ => {
            let sees = match count {
                0 => "none".to_owned(),
                _ => number(count),
            };
            let saved = number(saved);
            format!(
                "Of the projects not meant for them, sees {sees} with this draft, {saved} as saved."
            )
        }
    },
    not_counted: |meant, left| {
        let said = [(meant, "meant for them"), (left, "may be seen")];
        let said = said.into_iter().filter(|(keys, _)| !keys.is_empty());
        let said = said.map(|(keys, what)| format!("{keys} ({what})"));
        let said = said.collect::<Vec<_>>().join(", ");
        format!("Not counted: {said}.")
    },
    by_group_alone: |group| format!("By {group} alone: other groups may let its people see more."),
    some_see_more: |count, names, projects, all| {
        let sees = match count {
            1 => format!("{names} also sees {projects}"),
            _ => format!("Some of its people ({names}) also see {projects}"),
        };
        format!(
            "That is by the group alone. {sees}: {} in all.",
            number(all)
        )
    },
    none_sees_more: "Nobody in it sees more than that.",
    creates_none: "They cannot create any here: that leaves those that they reported earlier, and those that somebody else enters in their name.",
    creates_none_by_this: "If they can create issues by no other holder, that leaves those that they reported earlier.",
    if_taken: |count| match count {
        0 => "If you take these away, nobody else loses anything.".to_owned(),
        1 => "If you take these away, 1 other person loses something.".to_owned(),
        _ => format!(
            "If you take these away, {} others lose something.",
            number(count)
        ),
    },
    people_in: |count, group| match count {
        1 => format!("1 person is in {group}."),
        _ => format!("{} people are in {group}.", number(count)),
    },
    of_them_more: |count| match count {
        0 => "None of them can do more here.".to_owned(),
        _ => format!("{} of them can do more here:", number(count)),
    },
    open_group: "Open group",
    back_to: |group| format!("Back to {group}"),
    draft_stays: |scheme| format!("Your draft of {scheme} is kept."),
};

static JA: Texts = Texts {
    close_them: "このグループには見えないようにする…",
    as_wanted: |project, group| {
        format!("意図どおりの変更です。{project} は {group} の対象外です。")
    },
    more_ways: |why, count| format!("{why}、ほか {count} 通り"),
    not_meant: |count, saved| match (count, saved) {
        (0, 0) => "対象外のプロジェクトは見えません。".to_owned(),
        _ if count == saved => {
            format!("対象外のプロジェクトが {} 件見えます。", number(count))
        }
        _ => format!(
            "対象外で見えるプロジェクトは、保存済みの状態では {} 件、この下書きでは {} 件です。",
            number(saved),
            number(count)
        ),
    },
    not_counted: |meant, left| {
        let said = [(meant, "対象"), (left, "見えてもよい")];
        let said = said.into_iter().filter(|(keys, _)| !keys.is_empty());
        let said = said.map(|(keys, what)| format!("{keys} ({what})"));
        let said = said.collect::<Vec<_>>().join("、");
        format!("次は数えていません: {said}。")
    },
    by_group_alone: |group| {
        format!(
            "{group} だけに入っている場合です。ほかのグループで、さらに見える人もいるかもしれません。"
        )
    },
    some_see_more: |_, names, projects, all| {
        format!(
            "このグループだけで見えるものです。{names} には {projects} も見え、合わせて {} 件です。",
            number(all)
        )
    },
    none_sees_more: "これより多くのプロジェクトが見えるメンバーはいません。",
    creates_none: "自分では登録できないので、以前の課題と、ほかの人が代わりに登録した課題だけです。",
    creates_none_by_this: "ほかの付与先で課題を作成できなければ、対象は以前に報告した課題だけになります。",
    if_taken: |count| match count {
        0 => "これを外しても、ほかの人の権限は減りません。".to_owned(),
        _ => format!(
            "これを外すと、ほかの {} 人の権限が減ります。",
            number(count)
        ),
    },
    people_in: |count, group| format!("{group} には {} 人います。", number(count)),
    of_them_more: |count| match count {
        0 => "ここでこれ以上のことができるメンバーはいません。".to_owned(),
        _ => format!("ここでこれ以上のことができるのは {} 人:", number(count)),
    },
    open_group: "グループを開く",
    back_to: |group| format!("{group} へ戻る"),
    draft_stays: |scheme| format!("{scheme} の下書きは残っています。"),
};
