//! What is proposed in a scheme: who takes the place of a wide holder and why, and what else could be
//! done where projects are public. Fetched with the page of a group.

use super::japanese::joined;
use super::{in_language, locale};

/// Texts of this area.
pub struct Texts {
    /// Why Create Issues is proposed along with Browse Projects.
    pub create_too: &'static str,
    /// A role, for whoever joins which group, and where.
    pub kept_for: fn(&str, &str) -> String,
    /// That role, and the group.
    pub for_empty: fn(&str, &str) -> String,
    /// Of a wide holder that is replaced by narrower ones: who these are, where that was anyone or
    /// not; and who comes later.
    pub together: fn(bool) -> &'static str,
    pub later: &'static str,
    /// Holders that were not proposed before the last step; the group, where it is because nobody of
    /// it has what they are about any more.
    pub new_holders: fn(&str, Option<&str>) -> String,
    /// Titles of what could be done about public projects.
    pub leave_public: fn(&str) -> String,
    /// Whether any signed-in user may do more there than anyone.
    pub leave_public_hint: fn(bool) -> &'static str,
    pub as_anyone: fn(&str) -> String,
    pub as_anyone_hint: &'static str,
    /// What that means for new accounts.
    pub as_anyone_later: &'static str,
    /// What they lose there.
    pub they_lose_there: fn(&str) -> String,
    /// What they keep, on all issues and on some, and whether these are those that they report.
    pub they_keep: fn(&str, &str, bool) -> String,
    pub make_private: fn(&str) -> String,
    /// Of an application that stands for others: that it is none of the group's.
    pub nobody_has: fn(&str) -> String,
    /// The same of so many groups.
    pub nobody_in: fn(usize, &str) -> String,
    /// Of people who are granted something each by themselves.
    pub one_by_one: fn(&str) -> String,
    /// Who some of these are: the others in a group that this one is in.
    pub others_in: fn(&str) -> String,
}

/// The texts in the language in use. Reactive.
pub fn texts() -> &'static Texts {
    in_language(locale(), &EN, &JA)
}

static EN: Texts = Texts {
    create_too: "Create Issues goes along: without Browse Projects, one would still find the projects by name where issues are created.",
    kept_for: |group, projects| {
        format!("so that whoever joins {group} still sees {projects}. Nobody is in it yet.")
    },
    for_empty: |role, group| format!("{role} (for the empty group {group})"),
    leave_public: |projects| format!("Leave {projects} as it is"),
    leave_public_hint: |has_more| {
        if has_more {
            "They see it, and do there what they can do now."
        } else {
            "They can do there what anyone can do without signing in."
        }
    },
    as_anyone: |projects| format!("Give them no more in {projects} than the public has"),
    as_anyone_hint: "As long as it is public, this is as near to 'nothing else' as it gets.",
    as_anyone_later: "New accounts that match none of these have no more than the public, either. What the public has can only be taken from everybody. Once this is saved, the project also counts as one that they may see.",
    they_lose_there: |permissions| format!("They lose there: {permissions}."),
    they_keep: |always, by_issue, of_reporters| {
        let by_issue = match (by_issue, of_reporters) {
            ("", _) => String::new(),
            (_, true) => format!(" On issues that they report also: {by_issue}."),
            (_, false) => format!(" On some issues also: {by_issue}."),
        };
        format!("They keep what anyone can do without signing in: {always}.{by_issue}")
    },
    make_private: |projects| format!("Make {projects} private"),
    nobody_has: |group| format!("nobody in {group} has it."),
    nobody_in: |count, group| match count {
        1 => format!("nobody in {group} is in it."),
        _ => format!("nobody in {group} is in these."),
    },
    together: |was_public| {
        if was_public {
            "Together, these are everybody else who signs in. Why these?"
        } else {
            "Together, these are everybody else who has it today. Why these?"
        }
    },
    later: "Whoever joins Jira later has it only if one of these matches them.",
    new_holders: |holders, group| match group {
        Some(group) => format!(
            "New since your last step: {holders}. It matches nobody in {group} any more, and nobody gains anything by it."
        ),
        None => format!("New since your last step: {holders}."),
    },
    one_by_one: |group| {
        format!(
            "People are named one by one where no group has them without {group}. A group of their own, made in Jira, would be easier to look after."
        )
    },
    others_in: |group| format!("the others in {group}."),
};

static JA: Texts = Texts {
    create_too: "「課題の作成」も一緒に変わります。残しておくと、プロジェクトを参照できなくても、課題の作成先としてプロジェクト名が出るためです。",
    kept_for: |group, projects| {
        format!(
            "まだ誰もいない {group} に後から入る人にも、{projects} が見えるようにするためです。"
        )
    },
    for_empty: |role, group| format!("{role} (まだ誰もいない {group} のため)"),
    leave_public: |projects| joined(&[projects, "はそのままにする"]),
    leave_public_hint: |has_more| {
        if has_more {
            "このグループにも見え、今できることがそのままできます。"
        } else {
            "サインインしなくても誰にでもできることだけができます。"
        }
    },
    as_anyone_hint: "公開したままにするなら、これが「ほかは何も見えない」に最も近い形です。",
    as_anyone_later: "このどれにも当てはまらない新しいアカウントも、誰にでもできることだけになります。誰にでもできることは、全員からしか外せません。保存すると、このプロジェクトは「見えてもよいプロジェクト」にも加わります。",
    they_lose_there: |permissions| format!("そこでできなくなること: {permissions}。"),
    they_keep: |always, by_issue, of_reporters| {
        let by_issue = match (by_issue, of_reporters) {
            ("", _) => String::new(),
            (_, true) => format!("本人が報告した課題ではさらに: {by_issue}。"),
            (_, false) => format!("一部の課題ではさらに: {by_issue}。"),
        };
        format!("サインインしなくても誰にでもできることは残ります: {always}。{by_issue}")
    },
    as_anyone: |projects| joined(&[projects, "では、誰にでもできることだけをこのグループに残す"]),
    make_private: |projects| joined(&[projects, "を非公開にする"]),
    nobody_has: |group| format!("{group} には利用できる人がいません。"),
    nobody_in: |_, group| format!("{group} の人は入っていません。"),
    together: |was_public| {
        if was_public {
            "これで、サインインするほかの全員が含まれます (理由を見る)"
        } else {
            "これで、今この権限を持つほかの全員が含まれます (理由を見る)"
        }
    },
    new_holders: |holders, group| match group {
        Some(group) => joined(&[
            "この案では、",
            holders,
            "も代わりの付与先にしています。前の手順で、これに当てはまる人が ",
            group,
            "にいなくなったためです。これで権限が増える人はいません。",
        ]),
        None => format!("前の手順により、この案に新しく加わりました: {holders}。"),
    },
    later: "後から加わる人は、このいずれかに当てはまる場合だけ、この権限を持ちます。",
    one_by_one: |group| {
        format!(
            "{group} を含まずにまとめられるグループがない人は、一人ずつ指定しています。Jira で専用のグループを作れば、管理しやすくなります。"
        )
    },
    others_in: |group| format!("{group} のほかのメンバーです。"),
};
