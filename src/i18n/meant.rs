//! Of the projects that are meant for a group: what its people can do there, and what they may see
//! besides. Fetched with the page of a group.

use super::common::number;
use super::japanese::joined;
use super::{in_language, locale};

/// Texts of this area.
pub struct Texts {
    pub what_they_can_do: &'static str,
    /// A button: to that, which one may change there.
    pub change_there: &'static str,
    /// Leads to the same of one project.
    pub what_they_can_do_in: fn(&str) -> String,
    pub of_this_group_alone: &'static str,
    pub nothing: &'static str,
    /// Who can do more; nobody if empty.
    pub can_more: fn(&str) -> String,
    /// Offers presets for a holder.
    pub set_to: fn(&str) -> String,
    /// A preset, and what it holds.
    pub preset_holds: fn(&str, &str) -> String,
    pub as_now: &'static str,
    pub choose: &'static str,
    /// How many others lose something by the one that is chosen.
    pub others_lose: fn(usize) -> String,
    /// Leads to the editor.
    pub change: &'static str,
    pub change_in: fn(&str) -> String,
    /// Of grants to holders that depend on the issue.
    pub on_such_issues: &'static str,
    /// The same of one such holder.
    pub on_such_an_issue: &'static str,
    pub as_reporter: &'static str,
    pub never_reporter: &'static str,
    /// What to do about what is granted to Reporter: where they can become one, and where not.
    pub reporter_advice: fn(bool) -> &'static str,
    /// How many others lose something, if what depends on the issue is taken away.
    pub if_taken: fn(usize) -> String,
    pub as_assignee: &'static str,
    pub never_assignee: &'static str,

    /// Asks for projects that are not meant for them and may be seen.
    pub left: &'static str,
    pub none_left: &'static str,
    /// A button: lets these projects be seen.
    pub leave: fn(&str) -> String,
    /// Of projects of which they see single issues, and by other ways all.
    pub leave_later: fn(&str) -> String,
    /// How Jira finds the issues that they report: a search follows.
    pub find_issues: &'static str,
    /// Which permissions they have in a project, and which others on some issues, if any; whether
    /// these are those that they report, and they can report any.
    pub can_do: fn(&str, (&str, Option<bool>), &str) -> String,
    /// Projects that whoever has the address sees, and how many they are.
    pub are_public: fn(&str, usize) -> String,
    /// Which permissions they have in projects on some issues alone.
    pub can_do_on_some: fn(&str, &str) -> String,
    /// What they have in projects before these are closed to them; whether on some issues only.
    pub they_can: fn(bool, &str, &str) -> String,
    /// Leads to what they have on single issues of a project.
    pub what_on_these: fn(&str) -> String,
    /// To whom permissions are granted, which, and on which issues alone.
    pub granted_to: fn(&str, &str, &str) -> String,
    /// The title of what closes projects to a group.
    pub close_to: fn(&str, &str) -> String,
    /// The same of single issues of projects.
    pub close_single_issues_to: fn(&str, &str) -> String,
    pub sees_exactly_and: fn(bool, &str, &str) -> String,
    /// Some projects and others.
    pub both: fn(&str, &str) -> String,
    /// Projects of which they see single issues.
    pub single_issues_of: fn(&str) -> String,
    /// Stands behind a project of which they see single issues.
    pub on_single_issues: &'static str,
    /// What they may see, while they see more than that.
    pub besides: fn(&str) -> String,
    pub is_left: &'static str,
    /// Of projects that are left for their single issues: what a guard rail does not stop.
    pub rail_is_wider: fn(&str) -> String,
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
    change_there: "Change what they can do there",
    what_they_can_do_in: |project| format!("What they can do in {project}"),
    of_this_group_alone: "Whoever is in this group and in no other, as saved.",
    nothing: "Nothing.",
    can_more: |names| match names {
        "" => "None of its people can do more here than that.".to_owned(),
        _ => format!("More than that can: {names}."),
    },
    set_to: |holder| format!("Give {holder} exactly this"),
    preset_holds: |preset, permissions| format!("{preset}: {permissions}."),
    as_now: "That is what it is granted now.",
    others_lose: |count| match count {
        0 => "Nobody outside this group loses anything by it.".to_owned(),
        1 => "1 person outside this group loses something by it.".to_owned(),
        _ => format!(
            "{} people outside this group lose something by it.",
            number(count)
        ),
    },
    choose: "Choose one to see what changes: nothing is saved by that. You may do it before or after closing leaks.",
    change: "Change it in the editor",
    change_in: |project| format!("Change it in the editor: {project}"),
    on_such_issues: "Only on issues where they are one of these.",
    on_such_an_issue: "Only on such issues.",
    as_reporter: "Only on issues that they report.",
    never_reporter: "Only on issues that they report. They cannot create any here: that leaves those that they reported earlier, and those that somebody else enters in their name.",
    reporter_advice: |can_report| {
        if can_report {
            "If you take Create Issues away, they can enter no new ones. Jira gives this to every reporter or to none: this group cannot be excepted."
        } else {
            "Jira gives this to every reporter or to none: this group cannot be excepted."
        }
    },
    if_taken: |count| match count {
        0 => "If you take these away, nobody outside this group loses anything.".to_owned(),
        1 => "If you take these away, 1 person outside this group loses something.".to_owned(),
        _ => format!(
            "If you take these away, {} people outside this group lose something.",
            number(count)
        ),
    },
    as_assignee: "Only on issues assigned to them.",
    never_assignee: "Only on issues assigned to them. No issue can be assigned to them here: that leaves those that were assigned earlier.",

    left: "Which others may they see as well?",
    none_left: "None so far. What you leave as it is comes here.",
    leave: |projects| format!("Leave {projects} as is"),
    leave_later: |projects| {
        format!("You can leave this once they no longer see all of {projects}.")
    },
    find_issues: "To find these issues in Jira:",
    are_public: |projects, count| match count {
        1 => format!("{projects} is public: whoever has the address sees it."),
        _ => format!("{projects} are public: whoever has the address sees them."),
    },
    can_do: |always, (on_some, can_report), project| {
        let issues = match can_report {
            Some(true) => "issues that they report",
            Some(false) => "issues where they are the reporter",
            None => "some issues",
        };
        let none = match can_report {
            Some(false) => ", but can create none",
            _ => "",
        };
        match on_some {
            "" => format!("In {project} they have {always}."),
            _ => format!("In {project} they have {always}; on {issues} also {on_some}{none}."),
        }
    },
    can_do_on_some: |on_some, projects| {
        format!("In {projects}, only on issues that they have to do with: {on_some}.")
    },
    they_can: |by_issue, projects, permissions| {
        let place = if by_issue { "on such issues of" } else { "in" };
        format!("What this group can do today {place} {projects}: {permissions}.")
    },
    what_on_these: |project| format!("What they can do on such issues of {project}"),
    granted_to: |by, permissions, note| format!("{by}: {permissions}. {note}"),
    close_to: |projects, group| format!("Close {projects} to {group}"),
    close_single_issues_to: |projects, group| {
        format!("Close single issues of {projects} to {group}")
    },
    sees_exactly_and: |joins, meant, left| {
        let whose = if joins {
            "Somebody who joins sees"
        } else {
            "Its people see"
        };
        format!("{whose} {meant}, and nothing else except {left}.")
    },
    both: |one, other| format!("{one} and {other}"),
    single_issues_of: |projects| format!("single issues of {projects}"),
    on_single_issues: "(single issues)",
    besides: |left| format!("They may also see {left}."),
    is_left: "May be seen",
    rail_is_wider: |projects| {
        format!(
            "A guard rail is about whole projects: it would not object if they came to see all of {projects}, of which they see single issues now. By itself it changes no permission."
        )
    },
};

static JA: Texts = Texts {
    what_they_can_do: "対象プロジェクトでできること",
    change_there: "対象プロジェクトでの権限を変える",
    what_they_can_do_in: |project| format!("{project} でできること"),
    of_this_group_alone: "このグループだけに入っている人の場合 (保存済みの状態)。",
    nothing: "何もありません。",
    can_more: |names| match names {
        "" => "これ以上のことができるメンバーはいません。".to_owned(),
        _ => format!("これ以上のことができる人: {names}。"),
    },
    set_to: |holder| format!("{holder} の権限を次の範囲にする"),
    preset_holds: |preset, permissions| format!("{preset}: {permissions}。"),
    as_now: "今の付与と同じです。",
    others_lose: |count| match count {
        0 => "これで、このグループ以外の人の権限が減ることはありません。".to_owned(),
        _ => format!(
            "これで、このグループ以外の {} 人の権限が減ります。",
            number(count)
        ),
    },
    choose: "選ぶと、何が変わるかがわかります。それだけでは保存されません。ほかのプロジェクトを見えなくする前でも後でもかまいません。",
    change: "エディターで変える",
    change_in: |project| format!("エディターで変える: {project}"),
    on_such_issues: "これらのいずれかに該当する課題だけです。",
    on_such_an_issue: "これに該当する課題だけです。",
    as_reporter: "本人が報告した課題だけです。",
    never_reporter: "本人が報告者になっている課題だけです。以前に報告したものと、ほかの人が報告者に指定したものです。このプロジェクトで新しい課題は作成できません。",
    reporter_advice: |can_report| {
        if can_report {
            "「課題の作成」を外せば、自分で新しく登録することはできなくなります。Jira ではこの権限を報告者全員に与えるか、誰にも与えないかのどちらかで、このグループだけを除くことはできません。"
        } else {
            "Jira ではこの権限を報告者全員に与えるか、誰にも与えないかのどちらかで、このグループだけを除くことはできません。"
        }
    },
    if_taken: |count| match count {
        0 => "これらを外しても、このグループ以外の人の権限は減りません。".to_owned(),
        _ => format!(
            "これらを外すと、このグループ以外の {} 人の権限が減ります。",
            number(count)
        ),
    },
    as_assignee: "本人が担当している課題だけです。",
    never_assignee: "以前から担当している課題だけです。このプロジェクトでは、新たに担当者になることはできません。",

    left: "それ以外に、見えてもよいプロジェクトは？",
    none_left: "まだありません。そのままにすると決めたものが入ります。",
    leave: |projects| joined(&[projects, "はそのままにする"]),
    leave_later: |projects| {
        format!("上の手順で {projects} 全体を見えなくした後は、これをそのままにできます。")
    },
    find_issues: "該当する課題を Jira で検索するには:",
    are_public: |projects, _| {
        format!("公開されていて、アドレスを知っていれば誰にでも見えるもの: {projects}。")
    },
    can_do: |always, (on_some, can_report), project| {
        let issues = match can_report {
            Some(true) => "本人が報告した課題",
            Some(false) => "本人が報告者になっている課題",
            None => "一部の課題",
        };
        let none = match can_report {
            Some(false) => " (新しい課題は作成できません)",
            _ => "",
        };
        match on_some {
            "" => format!("{project} での権限: {always}。"),
            _ => {
                format!("{project} での権限: {always}。{issues}でだけ使えるもの: {on_some}{none}。")
            }
        }
    },
    can_do_on_some: |on_some, projects| {
        format!("{projects} での権限 (本人が関係する課題のみ): {on_some}。")
    },
    they_can: |by_issue, projects, permissions| {
        let place = if by_issue {
            " の該当する課題"
        } else {
            " "
        };
        format!("このグループが今 {projects}{place}でできること: {permissions}。")
    },
    what_on_these: |project| format!("{project} の該当する課題でできること"),
    granted_to: |by, permissions, note| format!("{by}: {permissions}。{note}"),
    close_to: |projects, group| joined(&[projects, "を ", group, "に見えないようにする"]),
    close_single_issues_to: |projects, group| {
        joined(&[
            projects,
            "で見えている課題も ",
            group,
            "に見えないようにする",
        ])
    },
    sees_exactly_and: |joins, meant, left| {
        let whose = if joins {
            "新しく入る人"
        } else {
            "このグループの人"
        };
        joined(&[whose, "に見えるのは", meant, "のほか、", left, "だけです。"])
    },
    both: |one, other| joined(&[one, "と、", other]),
    single_issues_of: |projects| joined(&[projects, "の一部の課題"]),
    on_single_issues: "(一部の課題)",
    besides: |left| joined(&[left, "は「見えてもよい」としているため、含めていません。"]),
    is_left: "見えてもよい",
    rail_is_wider: |projects| {
        format!(
            "ガードレールはプロジェクト単位で判定します。今は一部の課題だけが見えている {projects} の全体が見えるようになっても、ガードレールは反応しません。ガードレールを作っても、権限は変わりません。"
        )
    },
};
