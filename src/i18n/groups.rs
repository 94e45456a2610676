//! The page of a group. Fetched with that page, not with the first one.

use super::common::number;
use super::japanese::joined;
use super::{in_language, locale};

/// Texts of this area. Where a text takes `joins`, it is about somebody who joins the group, and
/// else about the people in it.
pub struct Texts {
    pub title: &'static str,
    pub answer: fn(usize) -> String,
    pub search: &'static str,
    pub name: &'static str,
    pub part_of: &'static str,
    pub acts_in: &'static str,
    pub named_in: &'static str,
    pub in_projects: fn(usize) -> String,
    pub in_schemes: fn(usize) -> String,
    pub none: &'static str,
    pub none_hint: &'static str,
    pub no_match: fn(&str) -> String,

    /// How many active people are in it, and how many inactive.
    pub people: fn(usize, usize) -> String,
    pub gone: fn(&str) -> String,
    pub gone_hint: &'static str,
    pub only_administrators: &'static str,
    pub only_administrators_hint: &'static str,

    pub looking: &'static str,
    pub sees: fn(bool, usize) -> String,
    pub sees_more: fn(bool, usize) -> String,
    pub sees_exactly: fn(bool, &str) -> String,
    pub sees_some_issues: fn(bool, &str) -> String,
    pub sees_no_more: fn(bool) -> &'static str,
    /// How many do not see a project.
    pub without: fn(bool, usize, &str) -> String,
    pub as_saved: &'static str,
    pub nobody_yet: &'static str,
    pub may_see_more: fn(usize) -> String,
    pub look_at_all: fn(usize) -> String,

    pub meant: &'static str,
    pub meant_none: &'static str,
    pub what_they_see: &'static str,
    pub not_meant: &'static str,
    pub not_meant_some_issues: &'static str,
    pub is_meant: &'static str,
    pub everybody: fn(usize) -> String,
    pub whoever_joins: &'static str,
    pub by_other_group: &'static str,
    pub more_ways: fn(usize) -> String,

    pub members: &'static str,
    pub members_hint: &'static str,
    pub no_members: &'static str,
    pub inactive: &'static str,
    pub by_way_of: fn(&str) -> String,
    pub groups: &'static str,
    pub is_in: &'static str,
    pub has_in_it: &'static str,
    pub no_groups: &'static str,
    pub signs_in: fn(&str) -> String,
    pub roles: &'static str,
    pub no_roles: &'static str,
    /// Over the roles in which another group acts that it is in.
    pub roles_by: fn(&str) -> String,
    pub roles_hint: &'static str,
    /// Stands behind a project that they do not see.
    pub not_seen: &'static str,
    pub schemes: &'static str,
    pub no_schemes: &'static str,
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
    title: "Groups",
    answer: |count| match count {
        1 => "1 group. Open it to see what its people see, and why.".to_owned(),
        _ => format!(
            "{} groups. Open one to see what its people see, and why.",
            number(count)
        ),
    },
    search: "Filter by name",
    name: "Group",
    part_of: "Is in",
    acts_in: "Acts in roles",
    named_in: "Named by schemes",
    in_projects: |count| match count {
        0 => "–".to_owned(),
        1 => "in 1 project".to_owned(),
        _ => format!("in {} projects", number(count)),
    },
    in_schemes: |count| match count {
        0 => "–".to_owned(),
        1 => "1 scheme".to_owned(),
        _ => format!("{} schemes", number(count)),
    },
    none: "There are no groups",
    none_hint: "They appear here once they exist in Jira.",
    no_match: |query| format!("No group matches '{query}'"),

    people: |active, inactive| {
        let active = match active {
            0 => "Nobody is in it".to_owned(),
            1 => "1 person".to_owned(),
            _ => format!("{} people", number(active)),
        };
        match inactive {
            0 => active,
            _ => format!("{active}, {} inactive", number(inactive)),
        }
    },
    gone: |group| format!("There is no group {group}"),
    gone_hint: "It may have been deleted or renamed in Jira.",
    only_administrators: "Only Jira administrators see this page",
    only_administrators_hint: "Ask one of them what the people of this group see.",

    looking: "Looking through all projects…",
    sees: |joins, count| match (joins, count) {
        (false, 0) => "Its people see no project.".to_owned(),
        (false, 1) => "Its people see 1 project.".to_owned(),
        (false, _) => format!("Its people see {} projects.", number(count)),
        (true, 0) => "Whoever joins sees no project.".to_owned(),
        (true, 1) => "Whoever joins sees 1 project.".to_owned(),
        (true, _) => format!("Whoever joins sees {} projects.", number(count)),
    },
    sees_more: |joins, count| {
        let who = if joins {
            "Whoever joins sees"
        } else {
            "Its people see"
        };
        match count {
            1 => format!("{who} 1 project that is not meant for them."),
            _ => format!(
                "{who} {} projects that are not meant for them.",
                number(count)
            ),
        }
    },
    sees_exactly: |joins, projects| {
        if joins {
            format!("Whoever joins sees {projects}, and nothing else.")
        } else {
            format!("Its people see {projects}, and nothing else.")
        }
    },
    sees_some_issues: |joins, projects| {
        if joins {
            format!(
                "Beyond what is meant for them, whoever joins sees only some issues of {projects}."
            )
        } else {
            format!("Beyond what is meant for them, its people see only some issues of {projects}.")
        }
    },
    sees_no_more: |joins| {
        if joins {
            "Whoever joins sees nothing that is not meant for them."
        } else {
            "Its people see nothing that is not meant for them."
        }
    },
    without: |joins, count, project| match (joins, count) {
        (true, _) => format!("They do not see {project}."),
        (false, 1) => format!("1 of them does not see {project}."),
        (false, _) => format!("{} of them do not see {project}.", number(count)),
    },
    as_saved: "As saved: drafts do not count here.",
    nobody_yet: "Nobody is in this group yet. This is about somebody who joins it and is in no other group.",
    may_see_more: |count| {
        format!(
            "This is about somebody who is only in this group. Its {} people may see more by other groups.",
            number(count)
        )
    },
    look_at_all: |count| format!("Look at all {} people", number(count)),

    meant: "Which projects are meant for this group?",
    meant_none: "None chosen yet. Once chosen, you see what else they see, and what closes it. It changes nobody’s access.",
    what_they_see: "What its people see, and why",
    not_meant: "Not meant for them",
    not_meant_some_issues: "Not meant for them: some issues only",
    is_meant: "Meant for them",
    everybody: |count| format!("All {} people", number(count)),
    whoever_joins: "Whoever joins",
    by_other_group: "by another group",
    more_ways: |count| match count {
        1 => "and 1 more way".to_owned(),
        _ => format!("and {} more ways", number(count)),
    },

    members: "People",
    members_hint: "To put people in, use Jira, or wherever you manage users.",
    no_members: "Nobody is in this group.",
    inactive: "inactive",
    roles_by: |group| format!("By way of {group}"),
    roles_hint: "A role gives what the project's scheme grants to it, which may be nothing.",
    not_seen: "(cannot browse)",
    by_way_of: |groups| format!("by way of {groups}"),
    groups: "Groups",
    is_in: "It is in",
    has_in_it: "In it",
    no_groups: "It is in no other group, and no group is in it.",
    signs_in: |applications| format!("Its people may sign in to {applications}."),
    roles: "Roles it acts in",
    no_roles: "It acts in no role of any project.",
    schemes: "Schemes that grant it something",
    no_schemes: "No scheme names it. What its people can do comes by other ways.",
};

static JA: Texts = Texts {
    title: "グループ",
    answer: |count| {
        format!(
            "{} 件のグループ。開くと、メンバーに見えるものとその理由がわかります。",
            number(count)
        )
    },
    search: "名前で絞り込む",
    name: "グループ",
    part_of: "所属先",
    acts_in: "割り当てられているロール",
    named_in: "グループを指定しているスキーム",
    in_projects: |count| match count {
        0 => "–".to_owned(),
        _ => format!("{} 件のプロジェクト", number(count)),
    },
    in_schemes: |count| match count {
        0 => "–".to_owned(),
        _ => format!("{} 件", number(count)),
    },
    none: "グループはありません",
    none_hint: "Jira で作成すると、ここに表示されます。",
    no_match: |query| format!("「{query}」に一致するグループはありません"),

    people: |active, inactive| {
        let active = match active {
            0 => "メンバーなし".to_owned(),
            _ => format!("{} 人", number(active)),
        };
        match inactive {
            0 => active,
            _ => format!("{active}、無効 {} 人", number(inactive)),
        }
    },
    gone: |group| format!("グループ {group} はありません"),
    gone_hint: "Jira で削除されたか、名前が変わった可能性があります。",
    only_administrators: "このページは Jira 管理者だけが表示できます",
    only_administrators_hint: "このグループのメンバーに何が見えるかは、管理者に確認してください。",

    looking: "すべてのプロジェクトを調べています…",
    sees: |joins, count| match (joins, count) {
        (false, 0) => "メンバーに見えるプロジェクトはありません。".to_owned(),
        (false, _) => format!(
            "メンバーには {} 件のプロジェクトが見えます。",
            number(count)
        ),
        (true, 0) => "新しいメンバーに見えるプロジェクトはありません。".to_owned(),
        (true, _) => format!(
            "新しいメンバーには {} 件のプロジェクトが見えます。",
            number(count)
        ),
    },
    sees_more: |joins, count| {
        let who = if joins {
            "新しいメンバー"
        } else {
            "メンバー"
        };
        format!(
            "{who}に、対象外のプロジェクトが {} 件見えています。",
            number(count)
        )
    },
    sees_exactly: |joins, projects| {
        if joins {
            joined(&["新しいメンバーに見えるのは", projects, "だけです。"])
        } else {
            joined(&["メンバーに見えるのは", projects, "だけです。"])
        }
    },
    sees_some_issues: |joins, projects| {
        let who = if joins {
            "新しいメンバー"
        } else {
            "メンバー"
        };
        format!("対象外の {projects} は、{who}に一部の課題だけ見えています。")
    },
    sees_no_more: |joins| {
        if joins {
            "新しいメンバーに、対象外のプロジェクトは見えません。"
        } else {
            "メンバーに、対象外のプロジェクトは見えません。"
        }
    },
    without: |joins, count, project| {
        if joins {
            format!("{project} は見えません。")
        } else {
            format!("{} 人には {project} が見えません。", number(count))
        }
    },
    as_saved: "保存されている状態です。下書きは含みません。",
    nobody_yet: "このグループにはまだ誰もいません。このグループだけに新しく加わるユーザーの場合を示しています。",
    may_see_more: |count| {
        format!(
            "このグループだけに所属するユーザーの場合です。メンバー {} 人には、ほかのグループによってさらに見えるものがあるかもしれません。",
            number(count)
        )
    },
    look_at_all: |count| format!("{} 人全員を調べる", number(count)),

    meant: "このグループに見せるプロジェクトはどれですか？",
    meant_none: "まだ選ばれていません。選ぶと、それ以外に何が見えているかと、見えなくする方法がわかります。誰の権限も変わりません。",
    what_they_see: "メンバーに見えるものとその理由",
    not_meant: "対象外",
    not_meant_some_issues: "対象外: 一部の課題のみ",
    is_meant: "対象",
    everybody: |count| format!("{} 人全員", number(count)),
    whoever_joins: "新しいメンバー",
    by_other_group: "ほかのグループによる",
    more_ways: |count| format!("ほか {} 通り", number(count)),

    members: "メンバー",
    members_hint: "メンバーの追加は、Jira など、ユーザーを管理している場所で行ってください。",
    no_members: "このグループには誰もいません。",
    inactive: "無効",
    roles_by: |group| format!("{group} 経由"),
    roles_hint: "ロールでできるのは、プロジェクトのスキームがそのロールに与えていることだけです。何もない場合もあります。",
    not_seen: "(参照できない)",
    by_way_of: |groups| format!("{groups} 経由"),
    groups: "グループ",
    is_in: "所属先",
    has_in_it: "サブグループ",
    no_groups: "ほかのグループとの所属関係はありません。",
    signs_in: |applications| format!("メンバーは {applications} にサインインできます。"),
    roles: "割り当てられているロール",
    no_roles: "どのプロジェクトのロールも担当していません。",
    schemes: "権限を付与しているスキーム",
    no_schemes: "このグループを指定しているスキームはありません。メンバーの権限は別の経路によるものです。",
};
