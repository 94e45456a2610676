//! Guard rails: keeping them, what breaks them, and overriding them.

use super::common::number;
use super::japanese::joined;

/// Texts of this area.
pub struct Texts {
    pub hint: &'static str,
    /// How many there are, how many are broken, how many name what is not there.
    pub answer: fn(usize, usize, usize) -> String,
    pub checking: &'static str,
    pub none: &'static str,
    pub none_hint: &'static str,
    pub examples: &'static str,
    pub example_sees: &'static str,
    pub example_only: &'static str,
    pub example_anonymous: &'static str,
    pub not_here: &'static str,
    pub not_here_hint: &'static str,
    pub only_administrators: &'static str,

    pub kept: &'static str,
    pub broken: &'static str,
    pub unsure: &'static str,
    /// What it names and is not there.
    pub names_gone: fn(&str) -> String,
    /// Who has what where.
    pub breach: fn(&str, &str, &str) -> String,
    pub more_breaches: fn(usize) -> String,

    /// Who, and which projects.
    pub sees_only: fn(&str, &str) -> String,
    pub sees_nothing: fn(&str) -> String,
    /// Which permissions, who may have them, and in which projects if not in all.
    pub only_holders: fn(&str, &str, &str) -> String,
    pub nobody: fn(&str, &str) -> String,
    /// In which projects if not in all.
    pub no_anonymous: fn(&str) -> String,
    pub only_looking: fn(&str) -> String,
    pub members_of: fn(&str) -> String,

    pub add: &'static str,
    pub change: &'static str,
    pub change_of: fn(&str) -> String,
    pub delete: &'static str,
    pub delete_of: fn(&str) -> String,
    pub delete_title: fn(&str) -> String,
    pub delete_text: &'static str,
    pub added: fn(&str) -> String,
    pub changed: fn(&str) -> String,
    pub deleted: fn(&str) -> String,

    pub kind: &'static str,
    pub kind_sees: &'static str,
    pub kind_only: &'static str,
    pub kind_anonymous: &'static str,
    pub whom: &'static str,
    pub whom_missing: &'static str,
    pub counts: &'static str,
    pub counts_members: &'static str,
    pub counts_new: &'static str,
    pub seen: &'static str,
    pub seen_none: &'static str,
    pub permissions: &'static str,
    pub permissions_missing: &'static str,
    pub holders: &'static str,
    pub holders_none: &'static str,
    pub projects: &'static str,
    pub projects_all: &'static str,
    pub may_look: &'static str,
    pub name: &'static str,
    pub name_hint: &'static str,
    pub find: &'static str,
    pub remove: fn(&str) -> String,

    pub overrides: &'static str,
    pub overrides_hint: &'static str,
    pub overrides_none: &'static str,
    pub when: &'static str,
    pub who: &'static str,
    pub scheme: &'static str,
    pub guard_rails: &'static str,
    pub reason: &'static str,

    /// How many the draft breaks, after its other figures.
    pub breaks: fn(usize) -> String,
    pub breaks_title: &'static str,
    pub breaks_text: &'static str,
    pub breaks_none: &'static str,
    pub broken_before: fn(&str) -> String,
    pub refused: &'static str,
    pub why: &'static str,
    pub why_missing: &'static str,
    pub save_and_override: &'static str,
}

pub static EN: Texts = Texts {
    hint: "What has to stay true. Every draft is held against them before it is saved.",
    answer: |count, broken, unsure| {
        let kept = match (count, broken, unsure) {
            (1, 0, 0) => "1 guard rail, and it is kept.".to_owned(),
            (_, 0, 0) => format!("{} guard rails, all kept.", number(count)),
            (1, 1, _) => "1 guard rail, and it is broken.".to_owned(),
            (_, 0, _) => format!("Of {} guard rails none is broken.", number(count)),
            (_, 1, _) => format!("1 of {} guard rails is broken.", number(count)),
            _ => format!(
                "{} of {} guard rails are broken.",
                number(broken),
                number(count)
            ),
        };
        match unsure {
            0 => kept,
            1 => format!("{kept} 1 names what is not there."),
            _ => format!("{kept} {} name what is not there.", number(unsure)),
        }
    },
    checking: "Checking…",
    none: "No guard rails yet",
    none_hint: "A guard rail is a sentence that has to stay true, whoever edits the schemes. A draft that breaks one says so at once, and is saved only with a reason.",
    examples: "Begin with one of these:",
    example_sees: "A group sees only its own projects",
    example_only: "Nobody but administrators deletes issues",
    example_anonymous: "Nothing without signing in",
    not_here: "This server keeps no guard rails",
    not_here_hint: "Everything else works without them.",
    only_administrators: "Guard rails are for Jira administrators",

    kept: "Kept",
    broken: "Broken",
    unsure: "Cannot be told",
    names_gone: |names| format!("It names what is not there: {names}."),
    breach: |who, permission, projects| format!("{who}: {permission} in {projects}"),
    more_breaches: |count| match count {
        1 => "It is broken in 1 more way.".to_owned(),
        _ => format!("It is broken in {} more ways.", number(count)),
    },

    sees_only: |whom, projects| format!("{whom} sees only {projects}"),
    sees_nothing: |whom| format!("{whom} sees no project"),
    only_holders: |permissions, holders, projects| {
        format!("Only {holders} may have {permissions}{}", inside(projects))
    },
    nobody: |permissions, projects| format!("Nobody may have {permissions}{}", inside(projects)),
    no_anonymous: |projects| format!("Nothing{} without signing in", inside(projects)),
    only_looking: |projects| format!("Only looking{} without signing in", inside(projects)),
    members_of: |group| format!("everybody in {group}"),

    add: "Add guard rail",
    change: "Change",
    change_of: |name| format!("Change {name}"),
    delete: "Delete",
    delete_of: |name| format!("Delete {name}"),
    delete_title: |name| format!("Delete {name}?"),
    delete_text: "Drafts are no longer held against it. The overrides stay recorded.",
    added: |name| format!("{name} was added."),
    changed: |name| format!("{name} was changed."),
    deleted: |name| format!("{name} was deleted."),

    kind: "What has to stay true",
    kind_sees: "Somebody sees only certain projects",
    kind_only: "Only certain holders may have a permission",
    kind_anonymous: "Nothing without signing in",
    whom: "Who",
    whom_missing: "Say who it is about.",
    counts: "Who of the group counts",
    counts_members: "Everybody in it, with their other groups and roles",
    counts_new: "A new member, who is in no other group",
    seen: "Projects they may see",
    seen_none: "none",
    permissions: "Permissions",
    permissions_missing: "Name at least one permission.",
    holders: "Who may have them",
    holders_none: "nobody",
    projects: "In which projects",
    projects_all: "all",
    may_look: "Looking is fine",
    name: "Name",
    name_hint: "Leave it empty to call it by what it says.",
    find: "Type to find",
    remove: |name| format!("Remove {name}"),

    overrides: "Overrides",
    overrides_hint: "Each time a scheme was saved though that broke a guard rail.",
    overrides_none: "No guard rail was ever overridden.",
    when: "When",
    who: "Who",
    scheme: "Scheme",
    guard_rails: "Guard rails",
    reason: "Reason",

    breaks: |count| match count {
        1 => "breaks 1 guard rail".to_owned(),
        _ => format!("breaks {} guard rails", number(count)),
    },
    breaks_title: "Guard rails that break",
    breaks_text: "Kept now, and broken by this draft. To save all the same, say why: it is recorded.",
    breaks_none: "This draft breaks no guard rail.",
    broken_before: |names| format!("Broken before this draft already: {names}."),
    refused: "By what the server knows now, this draft breaks a guard rail. To save all the same, say why: it is recorded.",
    why: "Reason for overriding",
    why_missing: "Saving takes a reason.",
    save_and_override: "Save and override",
};

pub static JA: Texts = Texts {
    hint: "守りたいことの一覧です。下書きは保存の前に必ず照合されます。",
    answer: |count, broken, unsure| {
        let kept = match (broken, unsure) {
            (0, 0) => format!(
                "ガードレールは {} 件、すべて守られています。",
                number(count)
            ),
            (0, _) => format!(
                "ガードレール {} 件のうち、破られているものはありません。",
                number(count)
            ),
            _ => format!(
                "ガードレール {} 件のうち {} 件が破られています。",
                number(count),
                number(broken)
            ),
        };
        match unsure {
            0 => kept,
            _ => format!(
                "{kept}存在しないものを指しているのは {} 件です。",
                number(unsure)
            ),
        }
    },
    checking: "確認しています…",
    none: "ガードレールはまだありません",
    none_hint: "ガードレールとは、誰がスキームを編集しても守られるべき一文です。下書きが破ると、その場で表示され、理由がなければ保存できません。",
    examples: "次のどれかから始められます:",
    example_sees: "あるグループには自分のプロジェクトだけが見える",
    example_only: "課題を削除できるのは管理者だけ",
    example_anonymous: "サインインせずには何も使えない",
    not_here: "このサーバーはガードレールに対応していません",
    not_here_hint: "それ以外の機能はすべて使えます。",
    only_administrators: "ガードレールは Jira 管理者だけが使えます",

    kept: "守られています",
    broken: "破られています",
    unsure: "判断できません",
    names_gone: |names| format!("存在しないものを指しています: {names}。"),
    breach: |who, permission, projects| format!("{who}: {projects} の{permission}"),
    more_breaches: |count| format!("ほか {} 通りで破られています。", number(count)),

    sees_only: |whom, projects| joined(&[whom, "に見えるのは ", projects, "だけ"]),
    sees_nothing: |whom| joined(&[whom, "に見えるプロジェクトはない"]),
    only_holders: |permissions, holders, projects| {
        format!(
            "{}「{permissions}」を持てるのは {holders} だけ",
            within(projects)
        )
    },
    nobody: |permissions, projects| format!("{}「{permissions}」は誰も持てない", within(projects)),
    no_anonymous: |projects| format!("{}サインインせずには何も使えない", within(projects)),
    only_looking: |projects| format!("{}サインインせずにできるのは閲覧だけ", within(projects)),
    members_of: |group| format!("{group} の全員"),

    add: "ガードレールを追加",
    change: "変更",
    change_of: |name| format!("{name} を変更"),
    delete: "削除",
    delete_of: |name| format!("{name} を削除"),
    delete_title: |name| format!("{name} を削除しますか？"),
    delete_text: "今後の下書きは照合されなくなります。例外の記録は残ります。",
    added: |name| format!("{name} を追加しました。"),
    changed: |name| format!("{name} を変更しました。"),
    deleted: |name| format!("{name} を削除しました。"),

    kind: "守りたいこと",
    kind_sees: "特定のプロジェクトだけが見える",
    kind_only: "ある権限を持てるのは特定の相手だけ",
    kind_anonymous: "サインインせずには何も使えない",
    whom: "対象",
    whom_missing: "対象を選んでください。",
    counts: "どのメンバーを基準に判定するか",
    counts_members: "全員 (ほかの所属も含めて)",
    counts_new: "ほかのグループに属さない新しいメンバー",
    seen: "見えてよいプロジェクト",
    seen_none: "なし",
    permissions: "権限",
    permissions_missing: "権限を 1 つ以上選んでください。",
    holders: "持ってよい相手",
    holders_none: "なし",
    projects: "対象のプロジェクト",
    projects_all: "すべて",
    may_look: "閲覧だけなら構わない",
    name: "名前",
    name_hint: "空のままなら、内容がそのまま名前になります。",
    find: "入力して検索",
    remove: |name| format!("{name} を外す"),

    overrides: "例外の記録",
    overrides_hint: "ガードレールを破ると知りながら保存された記録です。",
    overrides_none: "例外として保存されたことはありません。",
    when: "日時",
    who: "保存した人",
    scheme: "スキーム",
    guard_rails: "ガードレール",
    reason: "理由",

    breaks: |count| format!("ガードレールを {} 件破る", number(count)),
    breaks_title: "破られるガードレール",
    breaks_text: "今は守られていますが、この下書きで破られます。それでも保存する場合は、理由を書いてください。理由は記録されます。",
    breaks_none: "この下書きはガードレールを破りません。",
    broken_before: |names| format!("この下書きより前から破られているもの: {names}。"),
    refused: "サーバーの今の状態では、この下書きはガードレールを破ります。それでも保存する場合は、理由を書いてください。理由は記録されます。",
    why: "例外とする理由",
    why_missing: "保存には理由が必要です。",
    save_and_override: "例外として保存",
};

fn inside(projects: &str) -> String {
    match projects {
        "" => String::new(),
        _ => format!(" in {projects}"),
    }
}

fn within(projects: &str) -> String {
    match projects {
        "" => String::new(),
        _ => format!("{projects} では"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answer_says_what_is_the_matter_first() {
        for (counts, said) in [
            ((1, 0, 0), "1 guard rail, and it is kept."),
            ((3, 0, 0), "3 guard rails, all kept."),
            ((1, 1, 0), "1 guard rail, and it is broken."),
            ((3, 1, 0), "1 of 3 guard rails is broken."),
            (
                (3, 2, 1),
                "2 of 3 guard rails are broken. 1 names what is not there.",
            ),
            (
                (3, 0, 2),
                "Of 3 guard rails none is broken. 2 name what is not there.",
            ),
        ] {
            assert_eq!((EN.answer)(counts.0, counts.1, counts.2), said);
        }
    }
}
