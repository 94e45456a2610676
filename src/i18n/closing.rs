//! What closes the leaks of a group, and keeps it so. Fetched with the page of a group.

use super::common::number;
use super::japanese::joined;
use super::{in_language, locale};

/// Texts of this area.
pub struct Texts {
    pub close: &'static str,
    pub to_steps: &'static str,
    pub repair: &'static str,
    pub repair_hint: &'static str,
    pub in_scheme: &'static str,
    pub in_project: &'static str,
    /// Which holders are no longer granted which permissions.
    pub taken: fn(&str, &str) -> String,
    /// Which holders are granted them in their place.
    pub instead: fn(&str) -> String,
    /// Which holders are granted which permissions.
    pub given: fn(&str, &str) -> String,
    pub whole_projects: &'static str,
    pub public: &'static str,
    pub public_hint: &'static str,
    pub single_issues: &'static str,
    pub single_issues_hint: &'static str,
    pub open_draft: fn(&str) -> String,
    pub draft_short: &'static str,
    pub add_to_draft: &'static str,
    /// How many outside the group lose something by all steps of the list.
    pub others_lose: fn(&str, usize) -> String,
    /// How many outside the group lose something by one step alone, and whether something is no
    /// longer public.
    pub others_lose_by_this: fn(&str, usize, bool) -> String,
    /// A group stays in another one, by which it has access to applications.
    pub stays_in: fn(&str, &str, &str) -> String,
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
    close: "Close these leaks…",
    to_steps: "To the steps below",
    repair: "What closes these leaks",
    repair_hint: "Nothing is saved until you say so. A draft opens in the editor: save it there and come back for the next. Groups and roles are changed here, once you confirm it.",
    in_scheme: "Scheme",
    in_project: "Project",
    taken: |from, on| format!("{from}: no longer granted {on}"),
    instead: |to| format!("Granted instead: {to}"),
    given: |to, on| format!("{to}: now granted {on}"),
    whole_projects: "Whole projects",
    public: "Public projects",
    public_hint: "Whoever has the address sees these, signed in or not. As long as that is so, they cannot be hidden from this group. Choose what you want.",
    single_issues: "Single issues",
    single_issues_hint: "Only the issues that they have to do with in one of these ways, never the whole project. If there are none, nothing has to be done.",
    open_draft: |scheme| format!("Open {scheme} with this as a draft"),
    draft_short: "Open as a draft",
    add_to_draft: "Add to your draft",
    others_lose: |group, count| match count {
        0 => format!("If you close all of these, nobody outside {group} loses anything."),
        1 => format!("If you close all of these, 1 person outside {group} loses something."),
        _ => format!(
            "If you close all of these, {} people outside {group} lose something.",
            number(count)
        ),
    },
    others_lose_by_this: |group, count, is_closed| match count {
        0 if is_closed => "By this alone, nobody else who signs in loses anything.".to_owned(),
        0 => format!("By this alone, nobody outside {group} loses anything."),
        1 => format!("By this alone, 1 person outside {group} loses something."),
        _ => format!(
            "By this alone, {} people outside {group} lose something.",
            number(count)
        ),
    },
    stays_in: |group, parent, applications| {
        format!("{group} stays in {parent}: by that, its people have access to {applications}.")
    },
    empty_lose: |group, projects| {
        format!(
            "The group {group} is empty today: whoever joins it later will have less than now in {projects}."
        )
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
        format!(
            "It does not hold yet, because of {projects}: the guard rail would be broken from the start."
        )
    },
    make_rail: "Make it a guard rail…",
    is_kept: "A guard rail asks for a reason before a change is saved that shows them more.",
    has_rail: |name| format!("Guard rail: {name}"),
};

static JA: Texts = Texts {
    close: "見えないようにする…",
    to_steps: "下の手順へ",
    repair: "対象外を見えなくする方法",
    repair_hint: "確認するまで何も保存されません。下書きはエディターで開くので、そこで保存してから、次の手順のためにここへ戻ってください。グループとロールの変更は、確認のあとここで行います。",
    in_scheme: "スキーム",
    in_project: "プロジェクト",
    taken: |from, on| joined(&[from, "から外す権限: ", on]),
    instead: |to| joined(&["代わりの付与先: ", to]),
    given: |to, on| joined(&[to, "に付与する権限: ", on]),
    whole_projects: "プロジェクト全体が見えているもの",
    public: "公開プロジェクト",
    public_hint: "アドレスを知っていれば、サインインしていなくても見えます。公開している限り、このグループにだけ見えなくすることはできません。どうするかを選んでください。",
    single_issues: "一部の課題だけが見えているもの",
    single_issues_hint: "見えるのは、次のいずれかに該当する課題だけで、プロジェクト全体ではありません。該当する課題がなければ、何もする必要はありません。",
    open_draft: |scheme| format!("この内容の下書きで {scheme} を開く"),
    draft_short: "下書きとして開く",
    add_to_draft: "下書きに加える",
    others_lose: |group, count| match count {
        0 => format!("この節の手順をすべて行っても、{group} 以外の人の権限は減りません。"),
        _ => format!(
            "この節の手順をすべて行うと、{group} 以外の {} 人の権限が減ります。",
            number(count)
        ),
    },
    others_lose_by_this: |group, count, is_closed| match count {
        0 if is_closed => "この手順では、サインインしているほかの人の権限は減りません。".to_owned(),
        0 => format!("この手順では、{group} 以外の人の権限は減りません。"),
        _ => format!(
            "この手順を行うと、{group} 以外の {} 人の権限が減ります。",
            number(count)
        ),
    },
    stays_in: |group, parent, applications| {
        format!(
            "{group} は {parent} に残ります。{applications} へのアクセスは {parent} によるものだからです。"
        )
    },
    empty_lose: |group, projects| {
        joined(&[
            "ただし、今は誰もいないグループ ",
            group,
            "に後から入る人が、",
            projects,
            "でできることは今より減ります。",
        ])
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
    keep: "今後もこの範囲に保つ",
    keep_hint: "必須ではありません。ガードレールを作ると、このグループに見えるプロジェクトが増える変更は、理由を書かないと保存できなくなります。",
    not_kept_yet: |projects| {
        joined(&[
            projects,
            "のため、まだ守られていません。ガードレールは違反がある状態で始まります。",
        ])
    },
    make_rail: "ガードレールにする…",
    is_kept: "このグループに見えるプロジェクトが増える変更は、ガードレールにより、理由を書かないと保存できません。",
    has_rail: |name| format!("ガードレール: {name}"),
};
