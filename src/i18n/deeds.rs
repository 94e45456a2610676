//! What is done for a group from its page, and taken back there. Fetched with that page.

use super::japanese::joined;
use super::{in_language, locale};

/// Texts of this area.
pub struct Texts {
    /// Who leaves a role.
    pub leave: fn(&str, &str) -> String,
    /// Who joins it.
    pub join: fn(&str, &str) -> String,
    /// Of a group that is replaced by its people.
    pub later_in: fn(&str) -> String,
    pub left: fn(&str, &str) -> String,
    pub joined: fn(&str, &str) -> String,
    pub change_roles: &'static str,
    pub change_roles_of: fn(&str) -> String,
    pub do_change_roles: &'static str,
    pub roles_changed: fn(&str) -> String,
    pub undo_roles_of: fn(&str) -> String,

    pub in_group: &'static str,
    pub take_out: &'static str,
    pub take_out_of: fn(&str, &str) -> String,
    pub do_take_out: &'static str,
    pub put_into: fn(&str, &str) -> String,
    pub is_out: fn(&str, &str) -> String,
    pub is_in: fn(&str, &str) -> String,
    pub undo_out_of: fn(&str, &str) -> String,
    /// What some people see by being in a group: how many they are, who, the projects, and the group.
    pub sees_by_it: fn(usize, &str, &str, &str) -> String,
    /// Which groups somebody is in.
    pub groups_of: fn(&str, &str) -> String,
    /// What tells people from the others in a group: how many they are, who, that group, and the
    /// groups that only the others are in.
    pub unlike_others: fn(usize, &str, &str, &str) -> String,
    /// Where somebody loses anything.
    pub loses_in: fn(&str, &str) -> String,
    /// A button: the opposite, where they do not belong to the group whose page it is.
    pub or_from: fn(&str, &str) -> String,
    pub directory: &'static str,
    /// Who stays in which group.
    pub or_keep: fn(&str, &str) -> String,

    pub at_once: &'static str,
    /// What was done, and that it can be taken back.
    pub done: fn(&str) -> String,
    pub changed: &'static str,
    pub changed_hint: &'static str,
    pub undo: &'static str,
    /// A button: what was changed in a scheme is taken back as a draft.
    pub undo_as_draft: &'static str,
    pub undo_in: fn(&str) -> String,
    /// What a holder gains and loses.
    pub of_holder: fn(&str, &str) -> String,
    /// What each of several holders does.
    pub of_each_holder: fn(&str, &str) -> String,
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
    leave: |who, role| format!("Take {who} out of role {role}."),
    join: |who, role| format!("Add {who} to role {role}, so that they keep what they have."),
    later_in: |group| format!("Whoever joins {group} later is not among them."),
    left: |who, role| format!("No longer in role {role}: {who}."),
    joined: |who, role| format!("In role {role} now: {who}."),
    change_roles: "Change roles…",
    change_roles_of: |project| format!("Change roles in {project}"),
    do_change_roles: "Change roles",
    roles_changed: |project| format!("The roles in {project} are changed."),
    undo_roles_of: |project| format!("Undo the change of roles in {project}"),

    in_group: "Group",
    take_out: "Remove…",
    take_out_of: |people, group| format!("Remove {people} from {group}"),
    do_take_out: "Remove",
    put_into: |people, group| format!("Put {people} into {group}"),
    is_out: |people, group| format!("No longer in {group}: {people}."),
    is_in: |people, group| format!("In {group} now: {people}."),
    undo_out_of: |people, group| format!("Undo: {people} back into {group}"),
    sees_by_it: |count, people, projects, group| {
        let see = if count == 1 { "sees" } else { "see" };
        format!("By being in {group}, {people} {see} {projects}.")
    },
    groups_of: |name, groups| format!("{name} is in {groups}."),
    unlike_others: |count, names, group, groups| {
        let are = if count == 1 { "is" } else { "are" };
        format!("Everybody else in {group} is in {groups} too; {names} {are} not.")
    },
    loses_in: |name, projects| {
        format!("By this alone, {name} loses something in {projects}, and nowhere else.")
    },
    or_from: |people, group| format!("Or remove {people} from {group}…"),
    directory: "Where a directory such as LDAP keeps the group that changes, Jira may refuse: then nothing changes, and you do it there.",
    or_keep: |people, group| format!("Or keep {people} in {group}, and change roles"),

    at_once: "This is saved at once. You can undo it on this page as long as this tab is open.",
    done: |what| format!("{what} You can undo it further down, under 'Changed for this group'."),
    changed: "Changed for this group",
    changed_hint: "What you have saved on this page, and in the editor while it showed what this group can do, listed as long as this tab is open.",
    undo: "Undo",
    undo_as_draft: "Undo as a draft",
    undo_in: |scheme| format!("Undo as a draft: {scheme}"),
    of_each_holder: |holders, changes| format!("{holders}, each: {changes}."),
    of_holder: |holder, changes| format!("{holder}: {changes}."),
};

static JA: Texts = Texts {
    leave: |who, role| joined(&["ロール ", role, "から", who, "を外します。"]),
    join: |who, role| {
        joined(&[
            "今できることを続けられるように、",
            who,
            "をロール ",
            role,
            "に加えます。",
        ])
    },
    later_in: |group| format!("後から {group} に入る人は含まれません。"),
    left: |who, role| joined(&["ロール ", role, "から", who, "を外しました。"]),
    joined: |who, role| joined(&["ロール ", role, "に", who, "を加えました。"]),
    change_roles: "ロールを変更…",
    change_roles_of: |project| format!("{project} のロールを変更"),
    do_change_roles: "ロールを変更",
    roles_changed: |project| format!("{project} のロールを変更しました。"),
    undo_roles_of: |project| format!("{project} のロールの変更を元に戻す"),

    in_group: "グループ",
    take_out: "外す…",
    take_out_of: |people, group| format!("{people} を {group} から外す"),
    do_take_out: "外す",
    put_into: |people, group| format!("{people} を {group} に入れる"),
    is_out: |people, group| format!("{people} を {group} から外しました。"),
    is_in: |people, group| format!("{people} を {group} に入れました。"),
    undo_out_of: |people, group| format!("元に戻す: {people} を {group} に入れる"),
    sees_by_it: |_, people, projects, group| {
        format!("{group} に入っているため、{people} には {projects} が見えます。")
    },
    groups_of: |name, groups| format!("{name} が所属しているグループ: {groups}。"),
    unlike_others: |_, names, group, groups| {
        format!("{group} のほかの人は全員 {groups} にも入っていますが、{names} は入っていません。")
    },
    loses_in: |name, projects| format!("この手順で {name} の権限が減るのは、{projects} だけです。"),
    or_from: |people, group| format!("または {people} を {group} から外す…"),
    directory: "変更するグループを LDAP などのディレクトリで管理している場合、Jira が拒否することがあります。そのときは何も変わらないので、ディレクトリで変更してください。",
    or_keep: |people, group| format!("{people} を {group} に残し、ロールを変更する場合"),

    at_once: "すぐに保存されます。このタブを開いている間は、このページで元に戻せます。",
    done: |what| format!("{what}下の「このグループのために変更したもの」で元に戻せます。"),
    changed: "このグループのために変更したもの",
    changed_hint: "このページと、このグループを対象者にしたエディターで保存した変更です。このタブを開いている間、表示されます。",
    undo: "元に戻す",
    undo_as_draft: "元に戻す下書きを開く",
    undo_in: |scheme| format!("元に戻す下書きを開く: {scheme}"),
    of_each_holder: |holders, changes| joined(&[holders, "のそれぞれ (", changes, ")。"]),
    of_holder: |holder, changes| format!("{holder} ({changes})。"),
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::preview;

    #[test]
    fn what_others_follow_ends_in_a_full_stop() {
        for (texts, preview, stop) in [(&EN, &preview::EN, '.'), (&JA, &preview::JA, '。')] {
            let said = [
                (texts.of_holder)("A", "B"),
                (texts.of_each_holder)("A", "B"),
                (preview.also)("A", "B"),
                (preview.for_each_related)("A"),
            ];
            assert!(said.iter().all(|said| said.ends_with(stop)), "{said:?}");
        }
    }
}
