//! Findings: what is worth a look in a scheme. Fetched with what shows them, not with the first page.

use super::japanese::joined;
use super::{Locale, in_language};

/// Texts of this area. Holders, permissions and projects come in words.
pub struct Texts {
    pub anonymous_acts: fn(&str) -> String,
    pub anonymous_looks: &'static str,
    /// The permission, and where.
    pub nobody_holds: fn(&str, &str) -> String,
    pub browse_by_issue: fn(&str) -> String,
    /// The holder, and what it cannot use.
    pub without_browse: fn(&str, &str) -> String,
    /// Of a holder from whom a draft takes Browse Projects: how much else it is granted.
    pub follows: fn(&str, usize) -> String,
    /// Who leads, and where.
    pub lead_not_assignable: fn(&str, &str) -> String,
    pub assign_without_assignable: &'static str,
    pub assignable_without_assign: &'static str,
    /// The holder, and what it may do.
    pub broad_power: fn(&str, &str) -> String,
    pub comments_without_edit: fn(&str) -> String,
    pub names_user: fn(&str) -> String,
    pub names_group: fn(&str) -> String,
    /// What is granted, to whom, and who has it anyway.
    pub covered: fn(&str, &str, &str) -> String,
    /// What is granted, and to whom.
    pub to_inactive: fn(&str, &str) -> String,
    pub to_empty: fn(&str, &str) -> String,
    pub to_only_inactive: fn(&str, &str) -> String,
    pub without_actors: fn(&str, &str) -> String,
    pub unknown_holder: fn(&str, &str) -> String,
    /// The permission's key, and its holders.
    pub unknown_permission: fn(&str, &str) -> String,
    pub unused: &'static str,
    pub severity_high: &'static str,
    pub severity_medium: &'static str,
    pub severity_low: &'static str,
    pub severity_info: &'static str,
}

/// The texts of one language.
pub fn texts_in(locale: Locale) -> &'static Texts {
    in_language(locale, &EN, &JA)
}

static EN: Texts = Texts {
    anonymous_acts: |permissions| {
        format!("Anyone, even without signing in, can use: {permissions}.")
    },
    anonymous_looks: "Anyone can look, even without signing in.",
    nobody_holds: |permission, projects| format!("Nobody has {permission} in {projects}."),
    browse_by_issue: |holders| {
        format!(
            "Browse Projects is for {holders}: on Data Center, that shows the names of the projects to every signed-in user."
        )
    },
    without_browse: |holder, permissions| {
        format!(
            "Without Browse Projects: of use only to those of them who may browse by another grant. {holder}: {permissions}."
        )
    },
    follows: |holder, count| {
        let them = match count {
            1 => "one other permission".to_owned(),
            _ => format!("{count} other permissions"),
        };
        format!(
            "Follows from this: people matched by {holder} who may no longer browse cannot use its {them} either. They are counted among those who lose."
        )
    },
    lead_not_assignable: |lead, projects| {
        format!("{lead} leads {projects}, and cannot be assigned issues there.")
    },
    assign_without_assignable: "People may assign issues, but nobody can be assigned any.",
    assignable_without_assign: "People can be assigned issues, but nobody may assign any.",
    broad_power: |holder, permissions| {
        format!("Many people may change or delete what is others’. {holder}: {permissions}.")
    },
    comments_without_edit: |holder| {
        format!("Comments of {holder} cannot be corrected by their authors.")
    },
    names_user: |user| format!("{user} is named directly. A role is easier to look after."),
    names_group: |group| format!("{group} is named directly. A role is easier to look after."),
    covered: |permissions, holder, by| {
        format!("Changes nothing for {holder}, for {by} has it anyway: {permissions}.")
    },
    to_inactive: |permissions, holder| {
        format!("Changes nothing, for {holder} is inactive: {permissions}.")
    },
    to_empty: |permissions, holder| {
        format!("Changes nothing as yet, for nobody is in {holder}: {permissions}.")
    },
    to_only_inactive: |permissions, holder| {
        format!("Changes nothing, for everybody in {holder} is inactive: {permissions}.")
    },
    without_actors: |permissions, holder| {
        format!(
            "Changes nothing as yet, for {holder} has no members in any project: {permissions}."
        )
    },
    unknown_holder: |permissions, holder| {
        format!("{holder} does not exist, so nobody gets: {permissions}.")
    },
    unknown_permission: |permission, holders| {
        format!("{permission} is no permission that is known here. It is granted to {holders}.")
    },
    unused: "No project uses this scheme.",
    severity_high: "high",
    severity_medium: "medium",
    severity_low: "low",
    severity_info: "note",
};

static JA: Texts = Texts {
    anonymous_acts: |permissions| {
        format!("サインインしていない人も含め、誰でも次を使えます: {permissions}。")
    },
    anonymous_looks: "サインインしていない人も含め、誰でも閲覧できます。",
    nobody_holds: |permission, projects| {
        format!("{projects} では「{permission}」を持つ人がいません。")
    },
    browse_by_issue: |holders| {
        format!(
            "「プロジェクトの参照」の付与先が {holders} です。Data Center では、サインイン済みの全ユーザーにプロジェクト名が見えます。"
        )
    },
    without_browse: |holder, permissions| {
        format!(
            "「プロジェクトの参照」がないため、別の付与で参照できる人にしか役に立ちません。{holder}: {permissions}。"
        )
    },
    follows: |holder, count| {
        let lead = "これに伴い、参照できなくなる人 (上の人数に含まれています) は、";
        let count = count.to_string();
        let rest = ["に付与されたほかの権限 ", &count, " 件も使えなくなります。"].concat();
        joined(&[lead, holder, &rest])
    },
    lead_not_assignable: |lead, projects| {
        format!("{projects} のリードである {lead} を、課題の担当者にできません。")
    },
    assign_without_assignable: "課題を割り当てられる人はいますが、担当者になれる人がいません。",
    assignable_without_assign: "担当者になれる人はいますが、課題を割り当てられる人がいません。",
    broad_power: |holder, permissions| {
        format!("多くの人が他人のものを変更または削除できます。{holder}: {permissions}。")
    },
    comments_without_edit: |holder| format!("{holder} は、自分のコメントを訂正できません。"),
    names_user: |user| format!("{user} を直接指定しています。ロールにすると管理が楽になります。"),
    names_group: |group| {
        format!("{group} を直接指定しています。ロールにすると管理が楽になります。")
    },
    covered: |permissions, holder, by| {
        format!("{by} がすでに持っているため、{holder} には変わりがありません: {permissions}。")
    },
    to_inactive: |permissions, holder| {
        format!("{holder} は無効なため、何も変わりません: {permissions}。")
    },
    to_empty: |permissions, holder| {
        format!("{holder} には誰もいないため、今は何も変わりません: {permissions}。")
    },
    to_only_inactive: |permissions, holder| {
        format!("{holder} は全員が無効なため、何も変わりません: {permissions}。")
    },
    without_actors: |permissions, holder| {
        format!(
            "{holder} にはどのプロジェクトにもメンバーがいないため、今は何も変わりません: {permissions}。"
        )
    },
    unknown_holder: |permissions, holder| {
        format!("{holder} は存在しないため、誰も使えません: {permissions}。")
    },
    unknown_permission: |permission, holders| {
        format!("{permission} はここでは知られていない権限です。付与先: {holders}。")
    },
    unused: "このスキームを使うプロジェクトはありません。",
    severity_high: "重大",
    severity_medium: "注意",
    severity_low: "軽微",
    severity_info: "参考",
};
