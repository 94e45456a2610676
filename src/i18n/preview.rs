//! The effective access preview.

use super::common::number;
use super::japanese::joined;
use crate::editor::preview::Sight;

/// Texts of this area.
pub struct Texts {
    pub title: &'static str,
    pub who: &'static str,
    pub place: &'static str,
    pub anonymous_choice: &'static str,
    pub any_signed_in_choice: &'static str,
    pub inactive: &'static str,
    pub permission: &'static str,
    pub now: &'static str,
    pub draft: &'static str,
    /// From what it is now to what it is with the draft.
    pub turns: fn(&str, &str) -> String,
    pub only_changes: fn(usize) -> String,
    /// How many they can on all issues, and how many others on some.
    pub only_can: fn(usize, usize) -> String,
    /// Before what they can no longer do with the draft.
    pub lost: &'static str,
    /// What else they can, by the grants to another holder.
    pub also: fn(&str, &str) -> String,
    /// The same of a holder that depends on the issue: it cannot be taken from some people alone.
    pub for_each_related: fn(&str) -> String,
    /// Under the headline: what else the draft changes for them. Zero means nothing.
    pub changes: fn(usize) -> String,
    /// Under the headline where there is no draft.
    pub as_saved: &'static str,
    pub nothing_changes: &'static str,
    pub can_nothing: &'static str,
    pub no_project: &'static str,
    pub subject_gone: fn(&str) -> String,
    pub subject_inactive: &'static str,
    pub project_archived: &'static str,

    pub anonymous: &'static str,
    pub any_signed_in: &'static str,
    pub only_in: fn(&str) -> String,
    /// Can they browse: as saved and with the draft; who, which project.
    pub headline: fn((Sight, Sight), &str, &str) -> String,
    /// How many other projects they see with the draft, and as saved; whether they see this one.
    pub elsewhere: fn((usize, usize), bool) -> String,
    /// Shows as many more of them.
    pub more_projects: fn(usize) -> String,
    pub fewer_projects: &'static str,

    pub yes: &'static str,
    pub no: &'static str,
    pub unusable: &'static str,
    pub some_issues: &'static str,
    pub if_related: fn(&str) -> String,
    pub only_where: fn(&str) -> String,
    pub unusable_because: fn(&str) -> String,
    /// What the word means, with the reasons there are here.
    pub unusable_means: fn(&str) -> String,
    pub needs: fn(&str) -> String,
    pub archived: &'static str,
    pub hidden_by_level: &'static str,
    pub and: &'static str,
    pub or: &'static str,
    pub reporter: &'static str,
    pub assignee: &'static str,
    pub in_field: fn(&str) -> String,
    pub the_reporter: &'static str,
    pub the_assignee: &'static str,
    pub named_in_field: fn(&str) -> String,
    pub group_named_in_field: fn(&str) -> String,

    pub group: fn(&str) -> String,
    pub sub_group_of: fn(&str) -> String,
    pub access_to: fn(&str) -> String,
    pub role_in: fn(&str, &str) -> String,
    pub leads: fn(&str) -> String,
    pub as_related: fn(&str) -> String,
    pub holds: fn(&str) -> String,
    /// The end of a chain: the holder and what it is granted.
    pub grants: fn(&str, &str) -> String,
    /// The scheme that grants it.
    pub granted_in: fn(&str) -> String,
    pub grant_number: fn(i64) -> String,
    pub new_grant: fn(&str) -> String,
    pub removed_by_draft: &'static str,
    pub added_by_draft: &'static str,
    pub granted_to: fn(&str) -> String,
    pub granted_to_nobody: &'static str,
}

pub static EN: Texts = Texts {
    title: "Effective access",
    who: "Who",
    place: "Where",
    anonymous_choice: "Anonymous",
    any_signed_in_choice: "Any signed-in user",
    inactive: "inactive",
    permission: "Permission",
    now: "Now",
    draft: "Draft",
    turns: |now, draft| format!("{now} → {draft}"),
    only_changes: |count| format!("Only what changes ({})", number(count)),
    only_can: |always, on_some| match on_some {
        0 => format!("Only what they can ({})", number(always)),
        _ => format!(
            "Only what they can ({}, and {} on some issues)",
            number(always),
            number(on_some)
        ),
    },
    lost: "No longer with this draft",
    also: |holder, permissions| format!("By the grants to {holder}, they can also: {permissions}."),
    for_each_related: |relation| {
        format!("Jira gives these to everybody who is {relation}, or to nobody.")
    },
    changes: |count| match count {
        0 => "This draft changes nothing here.".to_owned(),
        1 => "This draft changes 1 permission here.".to_owned(),
        _ => format!("This draft changes {} permissions here.", number(count)),
    },
    as_saved: "As saved. Tick a box to see what changes.",
    nothing_changes: "Nothing changes here.",
    can_nothing: "They can do nothing here.",
    no_project: "No project uses this scheme, so it gives nobody anything yet. Give it to a project to see who can do what.",
    subject_gone: |name| format!("{name} does not exist, or no longer. Choose somebody else."),
    subject_inactive: "This account is inactive: it has only what anyone has.",
    project_archived: "This project is archived: it can be looked at, and nothing else.",

    anonymous: "an anonymous visitor",
    any_signed_in: "any signed-in user",
    only_in: |group| format!("someone who is only in {group}"),
    headline: |sights, who, place| match sights {
        (Sight::All, Sight::All) => format!("{} can browse {place}.", capitalized(who)),
        (Sight::None, Sight::None) => format!("{} cannot browse {place}.", capitalized(who)),
        (Sight::Some, Sight::Some) => {
            format!(
                "{} can browse only some issues of {place}.",
                capitalized(who)
            )
        }
        (_, Sight::None) => format!("{} can no longer browse {place}.", capitalized(who)),
        (Sight::All, Sight::Some) => {
            format!(
                "{} can no longer browse all of {place}, only some issues.",
                capitalized(who)
            )
        }
        (Sight::None, Sight::All) => format!("With this draft, {who} can browse {place}."),
        (Sight::Some, Sight::All) => format!("With this draft, {who} can browse all of {place}."),
        (Sight::None, Sight::Some) => {
            format!("With this draft, {who} can browse some issues of {place}.")
        }
    },
    elsewhere: |(count, saved), sees_this| {
        let sees = match (count, sees_this) {
            (0, _) => "Sees no other project".to_owned(),
            (1, true) => "Also sees 1 other project".to_owned(),
            (1, false) => "Sees 1 other project".to_owned(),
            (_, true) => format!("Also sees {} other projects", number(count)),
            (_, false) => format!("Sees {} other projects", number(count)),
        };
        if count == saved {
            format!("{sees}.")
        } else {
            format!("{sees} with this draft, {} as saved.", number(saved))
        }
    },
    more_projects: |count| format!("+{} more", number(count)),
    fewer_projects: "Fewer",

    yes: "Yes",
    no: "No",
    unusable: "Unusable",
    some_issues: "Some issues",
    if_related: |relation| format!("If {relation}"),
    only_where: |relations| format!("Only issues where they are {relations}"),
    unusable_because: |reasons| format!("Unusable: {reasons}"),
    unusable_means: |reasons| format!("Unusable: granted, but of no use here ({reasons})."),
    needs: |permission| format!("needs {permission}"),
    archived: "the project is archived",
    hidden_by_level: "the issue's security level hides it",
    and: " and ",
    or: " or ",
    reporter: "reporter",
    assignee: "assignee",
    in_field: |field| format!("in {field}"),
    the_reporter: "the reporter",
    the_assignee: "the assignee",
    named_in_field: |field| format!("named in {field}"),
    group_named_in_field: |field| format!("in a group named in {field}"),

    group: |group| format!("group {group}"),
    sub_group_of: |group| format!("sub-group of {group}"),
    access_to: |application| format!("access to {application}"),
    role_in: |role, project| format!("role {role} in {project}"),
    leads: |project| format!("lead of {project}"),
    as_related: |relation| format!("where they are {relation}"),
    holds: |permission| format!("holds {permission}"),
    grants: |holder, permission| format!("{holder} · {permission}"),
    granted_in: |scheme| format!("in {scheme}"),
    grant_number: |id| format!("Grant {id}"),
    new_grant: |scheme| format!("not yet in {scheme}"),
    removed_by_draft: "Removed by this draft",
    added_by_draft: "Added by this draft",
    granted_to: |holders| format!("This scheme grants it to: {holders}."),
    granted_to_nobody: "This scheme grants it to nobody.",
};

pub static JA: Texts = Texts {
    title: "有効なアクセス権",
    who: "対象者",
    place: "場所",
    anonymous_choice: "匿名",
    any_signed_in_choice: "サインイン済みのユーザー",
    inactive: "無効",
    permission: "権限",
    now: "現在",
    draft: "下書き",
    turns: |now, draft| format!("{now} → {draft}"),
    only_changes: |count| format!("変わるものだけ ({})", number(count)),
    only_can: |always, on_some| match on_some {
        0 => format!("できることだけ ({})", number(always)),
        _ => format!(
            "できることだけ ({}、一部の課題のみ {})",
            number(always),
            number(on_some)
        ),
    },
    lost: "この下書きでできなくなること",
    also: |holder, permissions| {
        joined(&[holder, "への付与により、次もできます: ", permissions, "。"])
    },
    for_each_related: |relation| {
        format!("Jira では{relation}の全員に与えるか、誰にも与えないかのどちらかです。")
    },
    changes: |count| match count {
        0 => "この下書きで変わる権限はここにはありません。".to_owned(),
        _ => format!("この下書きで {} 件の権限が変わります。", number(count)),
    },
    as_saved: "保存されている状態です。チェックで変化を試せます。",
    nothing_changes: "変わるものはありません。",
    can_nothing: "ここでできることはありません。",
    no_project: "このスキームを使うプロジェクトがないため、まだ誰にも権限を与えていません。プロジェクトに割り当てると、誰に何ができるかを確かめられます。",
    subject_gone: |name| {
        format!("{name} は存在しないか、削除されています。別の対象者を選んでください。")
    },
    subject_inactive: "このアカウントは無効です。誰にでも与えられている権限しかありません。",
    project_archived: "このプロジェクトはアーカイブ済みです。参照のほかは何もできません。",

    anonymous: "匿名のユーザー",
    any_signed_in: "サインイン済みのユーザー",
    only_in: |group| format!("{group} だけに所属するユーザー"),
    headline: |sights, who, place| match sights {
        (Sight::All, Sight::All) => format!("{who}は {place} を参照できます。"),
        (Sight::None, Sight::None) => format!("{who}は {place} を参照できません。"),
        (Sight::Some, Sight::Some) => format!("{who}は {place} の一部の課題だけを参照できます。"),
        (_, Sight::None) => format!("{who}は {place} を参照できなくなります。"),
        (Sight::All, Sight::Some) => {
            format!("{who}は {place} の一部の課題しか参照できなくなります。")
        }
        (Sight::None, Sight::All) => format!("{who}は {place} を参照できるようになります。"),
        (Sight::Some, Sight::All) => {
            format!("{who}は {place} のすべてを参照できるようになります。")
        }
        (Sight::None, Sight::Some) => {
            format!("{who}は {place} の一部の課題を参照できるようになります。")
        }
    },
    elsewhere: |(count, saved), sees_this| {
        let sees = match (count, sees_this) {
            (0, _) => "ほかに参照できるプロジェクトはありません".to_owned(),
            (_, true) => format!("ほかに {} 件のプロジェクトも参照できます", number(count)),
            (_, false) => format!("ほかの {} 件のプロジェクトは参照できます", number(count)),
        };
        if count == saved {
            format!("{sees}。")
        } else {
            format!(
                "この下書きでは{sees} (保存済みの状態では {} 件)。",
                number(saved)
            )
        }
    },
    more_projects: |count| format!("ほか {} 件", number(count)),
    fewer_projects: "一部だけ表示",

    yes: "可",
    no: "不可",
    unusable: "使えない",
    some_issues: "一部の課題",
    if_related: |relation| format!("{relation}なら"),
    only_where: |relations| format!("本人が{relations}の課題のみ"),
    unusable_because: |reasons| format!("使えない: {reasons}"),
    unusable_means: |reasons| {
        format!("使えない: 付与されていますが、ここでは効果がありません ({reasons})。")
    },
    needs: |permission| format!("「{permission}」が必要"),
    archived: "プロジェクトがアーカイブ済み",
    hidden_by_level: "課題のセキュリティ レベルにより見えない",
    and: "かつ",
    or: "または",
    reporter: "報告者",
    assignee: "担当者",
    in_field: str::to_owned,
    the_reporter: "報告者",
    the_assignee: "担当者",
    named_in_field: |field| format!("「{field}」のユーザー"),
    group_named_in_field: |field| format!("「{field}」のグループのメンバー"),

    group: |group| format!("グループ {group}"),
    sub_group_of: |group| format!("{group} のサブグループ"),
    access_to: |application| format!("{application} へのアクセス"),
    role_in: |role, project| format!("{project} のロール {role}"),
    leads: |project| format!("{project} のリード"),
    as_related: |relation| format!("本人が{relation}の場合"),
    holds: |permission| format!("「{permission}」がある"),
    grants: |holder, permission| format!("{holder} · {permission}"),
    granted_in: |scheme| format!("{scheme} で付与"),
    grant_number: |id| format!("付与 {id}"),
    new_grant: |scheme| format!("{scheme} にはまだない付与"),
    removed_by_draft: "この下書きで削除",
    added_by_draft: "この下書きで追加",
    granted_to: |holders| format!("このスキームでの付与先: {holders}"),
    granted_to_nobody: "このスキームでは誰にも付与されていません。",
};

/// A phrase as it stands at the beginning of a sentence.
fn capitalized(phrase: &str) -> String {
    let mut letters = phrase.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
