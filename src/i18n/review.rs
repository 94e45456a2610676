//! What a draft changes for people, and saving it: the bar, its lists, and the review.

use super::common::number;
use super::saving::{grants_changed, signed};

/// Texts of this area.
pub struct Texts {
    /// Follow a figure.
    pub people_gain: fn(usize) -> &'static str,
    pub people_lose: fn(usize) -> &'static str,
    pub opened: fn(usize) -> String,
    pub closed: fn(usize) -> String,
    pub nothing_changes: &'static str,
    pub counting: &'static str,

    pub grants_title: &'static str,
    pub projects_title: &'static str,
    pub gain_title: &'static str,
    pub lose_title: &'static str,
    pub public_title: &'static str,
    pub no_projects: &'static str,
    pub nobody_gains: &'static str,
    pub nobody_loses: &'static str,
    pub not_signed_in: &'static str,
    pub any_new: &'static str,
    /// Permissions, and where.
    pub change: fn(&str, &str) -> String,
    pub on_some_issues: &'static str,
    pub gain_and_lose: fn(usize, usize) -> String,
    pub becomes_public: &'static str,
    pub no_longer_public: &'static str,

    pub title: fn(&str) -> String,
    pub by_holder: &'static str,
    /// What a holder is granted with a draft, and what it no longer is: permissions follow.
    pub granted: fn(&str) -> String,
    pub no_longer_granted: fn(&str) -> String,
    /// Where a holder that loses something has more people than lose anything.
    pub only_so_many: fn(usize) -> String,
    pub cell_by_cell: fn(usize) -> String,
    pub new_findings: &'static str,
    pub checking: &'static str,
    pub no_new_findings: &'static str,
    /// Who is named directly for nothing but what is taken from others, and how many they are.
    pub named_instead: fn(&str, usize) -> String,
    pub settled: fn(usize) -> String,
    pub keep_editing: &'static str,
    pub nothing_to_save: &'static str,

    pub what_they_changed: &'static str,
    pub overlaps: &'static str,
    pub they_removed_holder: fn(&str) -> String,
    pub i_removed_holder: fn(&str) -> String,
    pub they_removed_browse: fn(&str) -> String,
    pub i_removed_browse: fn(&str) -> String,
    pub decide_mine: fn(&str) -> String,
    pub decide_theirs: fn(&str) -> String,
    pub decide_both: &'static str,
    pub undecided: fn(usize) -> String,

    /// What somebody else has saved at the same time: grants added and removed.
    pub saved_beside: fn(usize, usize) -> String,
    pub not_saved_left: &'static str,
    pub not_saved_conflict: &'static str,
    pub not_saved_status: fn(u16) -> String,
}

pub static EN: Texts = Texts {
    people_gain: |count| {
        if count == 1 {
            "person gains"
        } else {
            "people gain"
        }
    },
    people_lose: |count| if count == 1 { "loses" } else { "lose" },
    opened: |count| format!("becomes public in {}", number(count)),
    closed: |count| format!("no longer public in {}", number(count)),
    nothing_changes: "Nothing changes for anybody.",
    counting: "Counting who gains and who loses…",

    grants_title: "Grants that change",
    projects_title: "Projects where something changes",
    gain_title: "Who gains",
    lose_title: "Who loses",
    public_title: "Seen without signing in",
    no_projects: "Nothing changes for anybody, in no project.",
    nobody_gains: "Nobody gains anything.",
    nobody_loses: "Nobody loses anything.",
    not_signed_in: "Whoever is not signed in",
    any_new: "Whoever joins later and is in no group",
    change: |permission, projects| format!("{permission} in {projects}"),
    on_some_issues: "on some issues",
    gain_and_lose: |gain, lose| format!("{} gain, {} lose", number(gain), number(lose)),
    becomes_public: "becomes public",
    no_longer_public: "no longer public",

    title: |scheme| format!("Review and save {scheme}"),
    by_holder: "What changes",
    granted: |permissions| format!("now granted {permissions}"),
    no_longer_granted: |permissions| format!("no longer granted {permissions}"),
    only_so_many: |count| match count {
        0 => "Nobody loses anything by these.".to_owned(),
        1 => "Only 1 person loses anything by these.".to_owned(),
        _ => format!("Only {} people lose anything by these.", number(count)),
    },
    cell_by_cell: |count| match count {
        1 => "Cell by cell: 1 change".to_owned(),
        _ => format!("Cell by cell: {} changes", number(count)),
    },
    new_findings: "New findings in this scheme",
    checking: "Checking what is worth a look…",
    named_instead: |names, count| {
        let are = if count == 1 { "is" } else { "are" };
        format!("{names} {are} named directly, in the place of what is taken away.")
    },
    no_new_findings: "None.",
    settled: |count| match count {
        1 => "Settles 1 problem.".to_owned(),
        _ => format!("Settles {} problems.", number(count)),
    },
    keep_editing: "Keep editing",
    nothing_to_save: "Nothing is left to save.",

    what_they_changed: "What they changed",
    overlaps: "To decide",
    they_removed_holder: |holder| {
        format!("They took away all that {holder} had; you give it more.")
    },
    i_removed_holder: |holder| format!("You take away all that {holder} had; they gave it more."),
    they_removed_browse: |holder| {
        format!("They took Browse Projects from {holder}; you give it what needs that.")
    },
    i_removed_browse: |holder| {
        format!("You take Browse Projects from {holder}; they gave it what needs that.")
    },
    decide_mine: |changes| format!("Only mine: {changes}"),
    decide_theirs: |changes| format!("Only theirs: {changes}"),
    decide_both: "Both changes",
    undecided: |count| match count {
        1 => "1 thing is still to be decided.".to_owned(),
        _ => format!("{} things are still to be decided.", number(count)),
    },

    saved_beside: |added, removed| {
        format!(
            "Somebody else saved this scheme at the same time ({}): both are in it.",
            grants_changed(added, removed)
        )
    },
    not_saved_left: "You left the scheme before your changes were sent. Nothing is saved; your draft is kept.",
    not_saved_conflict: "Somebody else changed the scheme at the same moment, so the server did not take your changes. Nothing is saved; your draft is safe here. Save again: it compares first.",
    not_saved_status: |status| {
        format!(
            "The server did not accept the changes (status {status}). Nothing is saved; your draft is safe here."
        )
    },
};

pub static JA: Texts = Texts {
    people_gain: |_| "人の権限が増える",
    people_lose: |_| "人の権限が減る",
    opened: |count| format!("{} 件が公開になる", number(count)),
    closed: |count| format!("{} 件が非公開になる", number(count)),
    nothing_changes: "誰にも変わりはありません。",
    counting: "権限が増える人と減る人を数えています…",

    grants_title: "変わる付与",
    projects_title: "変わるプロジェクト",
    gain_title: "権限が増える人",
    lose_title: "権限が減る人",
    public_title: "サインインせずに見えるプロジェクト",
    no_projects: "どのプロジェクトでも、誰にも変わりはありません。",
    nobody_gains: "権限が増える人はいません。",
    nobody_loses: "権限が減る人はいません。",
    not_signed_in: "サインインしていない人",
    any_new: "今後登録される、どのグループにも入っていない人",
    change: |permission, projects| format!("{permission} ({projects})"),
    on_some_issues: "一部の課題のみ",
    gain_and_lose: |gain, lose| format!("増 {} 人、減 {} 人", number(gain), number(lose)),
    becomes_public: "公開になる",
    no_longer_public: "公開ではなくなる",

    title: |scheme| format!("{scheme} の確認と保存"),
    by_holder: "変更内容",
    granted: |permissions| format!("付与する権限: {permissions}"),
    no_longer_granted: |permissions| format!("外す権限: {permissions}"),
    only_so_many: |count| match count {
        0 => "これらの変更で権限が減る人はいません。".to_owned(),
        _ => format!(
            "これらの変更で権限が減るのは {} 人だけです。",
            number(count)
        ),
    },
    cell_by_cell: |count| format!("セルごとの変更: {} 件", number(count)),
    new_findings: "この変更で新たに生じる注意点",
    checking: "確認しています…",
    named_instead: |names, _| format!("外した付与の代わりに、{names} を直接指定しています。"),
    no_new_findings: "新しい注意点はありません。",
    settled: |count| format!("{} 件の問題が解消します。", number(count)),
    keep_editing: "編集に戻る",
    nothing_to_save: "保存するものは残っていません。",

    what_they_changed: "相手の変更",
    overlaps: "決めてください",
    they_removed_holder: |holder| {
        format!("相手は {holder} の付与をすべて削除し、あなたは追加しています。")
    },
    i_removed_holder: |holder| {
        format!("あなたは {holder} の付与をすべて削除し、相手は追加しています。")
    },
    they_removed_browse: |holder| {
        format!(
            "相手は {holder} から「プロジェクトの参照」を削除し、あなたはそれが必要な権限を追加しています。"
        )
    },
    i_removed_browse: |holder| {
        format!(
            "あなたは {holder} から「プロジェクトの参照」を削除し、相手はそれが必要な権限を追加しています。"
        )
    },
    decide_mine: |changes| format!("自分の変更だけ: {changes}"),
    decide_theirs: |changes| format!("相手の変更だけ: {changes}"),
    decide_both: "両方の変更",
    undecided: |count| format!("まだ決まっていないものが {} 件あります。", number(count)),

    saved_beside: |added, removed| {
        format!(
            "同時にほかの人もこのスキームを保存しました (付与 {})。両方の変更が入っています。",
            signed(added, removed)
        )
    },
    not_saved_left: "変更を送る前にスキームを離れたため、何も保存していません。下書きは残っています。",
    not_saved_conflict: "ほかの人が同時にスキームを変更したため、サーバーは変更を受け付けませんでした。何も保存していません。下書きはここに残っています。もう一度保存してください。先に比較します。",
    not_saved_status: |status| {
        format!(
            "サーバーが変更を受け付けませんでした (ステータス {status})。何も保存していません。下書きはここに残っています。"
        )
    },
};
