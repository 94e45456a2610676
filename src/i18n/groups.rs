//! The page of a group. Fetched with that page, not with the first one.

use super::common::number;
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

    pub close: &'static str,
    pub repair: &'static str,
    pub repair_hint: &'static str,
    pub in_scheme: &'static str,
    pub in_project: &'static str,
    /// On which permissions, which holders, and by which they are replaced.
    pub replace: fn(&str, &str, &str) -> String,
    pub revoke: fn(&str, &str) -> String,
    pub grant: fn(&str, &str) -> String,
    pub whole_projects: &'static str,
    pub public: &'static str,
    pub public_hint: &'static str,
    pub single_issues: &'static str,
    pub single_issues_hint: &'static str,
    pub open_draft: fn(&str) -> String,
    pub draft_short: &'static str,
    pub add_to_draft: &'static str,
    /// How many others lose something by all steps of the list.
    pub others_lose: fn(usize) -> String,
    /// How many lose something by one step alone.
    pub others_lose_by_this: fn(usize) -> String,
    /// A group that nobody is in yet, and where whoever joins it has less.
    pub empty_lose: fn(&str, &str) -> String,
    /// Projects that are no longer public.
    pub closes: fn(&str) -> String,
    pub left: fn(&str) -> String,
    pub still_missing: fn(&str) -> String,
    pub keep: &'static str,
    pub keep_hint: &'static str,
    /// Projects that they still see.
    pub not_kept_yet: fn(&str) -> String,
    pub make_rail: &'static str,
    pub has_rail: fn(&str) -> String,
    pub is_kept: &'static str,

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

    close: "Close these leaks…",
    repair: "What closes these leaks",
    repair_hint: "Nothing is saved until you say so. A draft opens in the editor: review and save it there, and come back for the next: what is left is worked out anew after each. What is done in a group or a role is done here, once you confirm it.",
    in_scheme: "Scheme",
    in_project: "Project",
    replace: |on, from, to| format!("On {on}, replace {from} by {to}."),
    revoke: |on, from| format!("On {on}, take away {from}."),
    grant: |on, to| format!("On {on}, add {to}."),
    whole_projects: "Whole projects",
    public: "Public projects",
    public_hint: "Whoever has the address sees these, signed in or not. As long as that is so, they cannot be hidden from this group. Choose what you want.",
    single_issues: "Single issues",
    single_issues_hint: "By these they see single issues, those to which they are so related, and not the whole project. You may well leave them.",
    open_draft: |scheme| format!("Open {scheme} with this as a draft"),
    draft_short: "Open as a draft",
    add_to_draft: "Add to your draft",
    others_lose: |count| match count {
        0 => "If you close all of these, nobody outside this group loses anything.".to_owned(),
        1 => "If you close all of these, 1 person outside this group loses something.".to_owned(),
        _ => format!(
            "If you close all of these, {} people outside this group lose something.",
            number(count)
        ),
    },
    others_lose_by_this: |count| match count {
        0 => "By this alone, nobody outside this group loses anything.".to_owned(),
        1 => "By this alone, 1 person outside this group loses something.".to_owned(),
        _ => format!(
            "By this alone, {} people outside this group lose something.",
            number(count)
        ),
    },
    empty_lose: |group, projects| {
        format!("Nobody is in {group} yet: whoever joins will have less than today in {projects}.")
    },
    closes: |projects| {
        format!("But {projects} would no longer be public: nobody sees it without signing in.")
    },
    left: |projects| format!("This leaves {projects} open: look at each by hand."),
    still_missing: |projects| {
        format!(
            "Not all of them see {projects} even then: grant Browse Projects there to a role, and put the group into it."
        )
    },
    keep: "Keep it that way",
    keep_hint: "Optional. With a guard rail, a draft that lets them see more projects is saved only with a reason.",
    not_kept_yet: |projects| {
        format!("It does not hold yet, because of {projects}: the guard rail would begin broken.")
    },
    make_rail: "Make it a guard rail…",
    is_kept: "A guard rail asks for a reason before a draft shows them more.",
    has_rail: |name| format!("Guard rail: {name}"),

    members: "People",
    members_hint: "To put people in, use Jira, or wherever you manage users.",
    no_members: "Nobody is in this group.",
    inactive: "inactive",
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
    acts_in: "担当するロール",
    named_in: "指定しているスキーム",
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
            format!("新しいメンバーに見えるのは {projects} だけです。")
        } else {
            format!("メンバーに見えるのは {projects} だけです。")
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

    meant: "このグループの対象となるプロジェクトはどれですか?",
    meant_none: "まだ選ばれていません。選ぶと、それ以外に何が見えているかと、見えなくする方法がわかります。誰の権限も変わりません。",
    what_they_see: "メンバーに見えるものとその理由",
    not_meant: "対象外",
    not_meant_some_issues: "対象外: 一部の課題のみ",
    is_meant: "対象",
    everybody: |count| format!("{} 人全員", number(count)),
    whoever_joins: "新しいメンバー",
    by_other_group: "ほかのグループによる",
    more_ways: |count| format!("ほか {} 通り", number(count)),

    close: "見えないようにする…",
    repair: "対象外を見えなくする方法",
    repair_hint: "確認するまで何も保存されません。下書きはエディターで開くので、確認して保存し、次の手順のためにここへ戻ってください。残りは手順ごとに計算し直されます。グループとロールの変更は、確認のあとここで行います。",
    in_scheme: "スキーム",
    in_project: "プロジェクト",
    replace: |on, from, to| format!("「{on}」の {from} を {to} に置き換えます。"),
    revoke: |on, from| format!("「{on}」から {from} を外します。"),
    grant: |on, to| format!("「{on}」に {to} を加えます。"),
    whole_projects: "プロジェクト全体",
    public: "公開プロジェクト",
    public_hint: "アドレスを知っていれば、サインインしていなくても見えます。公開している限り、このグループにだけ見えなくすることはできません。どうするかを選んでください。",
    single_issues: "個々の課題",
    single_issues_hint: "これらで見えるのは、その関係にある個々の課題だけで、プロジェクト全体ではありません。そのままでもかまいません。",
    open_draft: |scheme| format!("この内容の下書きで {scheme} を開く"),
    draft_short: "下書きとして開く",
    add_to_draft: "下書きに加える",
    others_lose: |count| match count {
        0 => "ここにある手順をすべて行っても、グループの外で何かを失う人はいません。".to_owned(),
        _ => format!(
            "ここにある手順をすべて行うと、グループの外の {} 人ができることを失います。",
            number(count)
        ),
    },
    others_lose_by_this: |count| match count {
        0 => "この手順だけで何かを失う人は、グループの外にはいません。".to_owned(),
        _ => format!(
            "この手順だけで、グループの外の {} 人ができることを失います。",
            number(count)
        ),
    },
    empty_lose: |group, projects| {
        format!(
            "{group} にはまだ誰もいませんが、後から入る人が {projects} でできることも今より減ります。"
        )
    },
    closes: |projects| {
        format!(
            "ただし {projects} は公開ではなくなり、サインインしていない人には見えなくなります。"
        )
    },
    left: |projects| format!("{projects} は見えたままです。個別に確認してください。"),
    still_missing: |projects| {
        format!(
            "それでも {projects} が見えないメンバーがいます。「プロジェクトの参照」をロールに付与し、グループをそのロールに加えてください。"
        )
    },
    keep: "この状態を保つ",
    keep_hint: "必須ではありません。ガードレールがあると、見えるプロジェクトが増える下書きは、理由がなければ保存できません。",
    not_kept_yet: |projects| {
        format!("{projects} のため、まだ守られていません。ガードレールは破られた状態で始まります。")
    },
    make_rail: "ガードレールにする…",
    is_kept: "見えるプロジェクトが増える下書きは、ガードレールにより、理由がなければ保存できません。",
    has_rail: |name| format!("ガードレール: {name}"),

    members: "メンバー",
    members_hint: "メンバーの追加は、Jira など、ユーザーを管理している場所で行ってください。",
    no_members: "このグループには誰もいません。",
    inactive: "無効",
    by_way_of: |groups| format!("{groups} 経由"),
    groups: "グループ",
    is_in: "所属先",
    has_in_it: "サブグループ",
    no_groups: "ほかのグループとの所属関係はありません。",
    signs_in: |applications| format!("メンバーは {applications} にサインインできます。"),
    roles: "担当するロール",
    no_roles: "どのプロジェクトのロールも担当していません。",
    schemes: "権限を付与しているスキーム",
    no_schemes: "このグループを指定しているスキームはありません。メンバーの権限は別の経路によるものです。",
};
