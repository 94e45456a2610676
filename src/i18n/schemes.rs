//! The list of permission schemes.

use super::common::number;

/// Texts of the list of schemes.
pub struct Texts {
    pub title: &'static str,
    pub what_it_is: &'static str,
    /// How many schemes, for how many projects.
    pub answer: fn(usize, usize) -> String,
    /// How many projects share the most used scheme: two or more.
    pub busiest: fn(usize) -> String,
    /// How many schemes no project uses: one or more.
    pub unused: fn(usize) -> String,
    pub only_yours: &'static str,
    pub search: &'static str,
    pub name: &'static str,
    pub used_by: &'static str,
    pub grants: &'static str,
    pub actions: &'static str,
    pub actions_of: fn(&str) -> String,
    pub default: &'static str,
    pub has_draft: &'static str,
    pub no_project: &'static str,
    pub create: &'static str,
    pub copy: &'static str,
    pub describe: &'static str,
    pub delete: &'static str,
    pub default_stays: &'static str,
    pub none: &'static str,
    /// Leads to where one begins with a group, not with a scheme.
    pub of_one_group: &'static str,
    pub to_groups: &'static str,
    pub none_hint: &'static str,
    pub no_match: fn(&str) -> String,
    pub no_match_hint: &'static str,
    pub create_title: &'static str,
    pub create_hint: &'static str,
    pub copy_title: fn(&str) -> String,
    pub copy_hint: fn(usize) -> String,
    pub copy_name: fn(&str) -> String,
    pub describe_title: &'static str,
    pub name_field: &'static str,
    pub description_field: &'static str,
    pub name_missing: &'static str,
    pub name_taken: &'static str,
    pub delete_title: fn(&str) -> String,
    pub delete_unused: &'static str,
    /// How many projects move to the default scheme, which is named.
    pub delete_moves: fn(usize, &str) -> String,
    pub delete_draft: &'static str,
    /// Leads to what somebody else has made of it.
    pub look: &'static str,
    pub deleting: &'static str,
    pub created: fn(&str) -> String,
    pub described: fn(&str) -> String,
    pub deleted: fn(&str) -> String,
}

pub static EN: Texts = Texts {
    title: "Permission schemes",
    what_it_is: "Each says who may do what in the projects that use it.",
    answer: |schemes, projects| {
        format!(
            "{} for {}.",
            many(schemes, "scheme"),
            many(projects, "project")
        )
    },
    busiest: |projects| format!("One is used by {} of them.", number(projects)),
    unused: |schemes| match schemes {
        1 => "One is used by none.".to_owned(),
        _ => format!("{} are used by none.", number(schemes)),
    },
    only_yours: "You see the schemes of projects you administer. Changing a scheme takes a Jira administrator.",
    search: "Filter by name or project",
    name: "Name",
    used_by: "Used by",
    grants: "Grants",
    actions: "Actions",
    actions_of: |name| format!("Actions for {name}"),
    default: "default",
    has_draft: "draft",
    no_project: "no project",
    create: "Create scheme",
    copy: "Copy",
    describe: "Rename or describe",
    delete: "Delete",
    default_stays: "The default scheme can't be deleted: projects whose scheme is deleted fall back to it.",
    none: "There is no permission scheme to see",
    of_one_group: "Is it about one group?",
    to_groups: "See what its people see, and limit that",
    none_hint: "A permission scheme says who may do what in the projects that use it.",
    no_match: |query| format!("No scheme matches '{query}'"),
    no_match_hint: "Names, descriptions and project keys were searched.",
    create_title: "Create scheme",
    create_hint: "It begins without grants: nobody can do anything until you add some.",
    copy_title: |name| format!("Copy {name}"),
    copy_hint: |grants| {
        format!(
            "The copy has the same {}. No project uses it yet.",
            many(grants, "grant")
        )
    },
    copy_name: |name| format!("Copy of {name}"),
    describe_title: "Rename or describe",
    name_field: "Name",
    description_field: "Description",
    name_missing: "Give it a name.",
    name_taken: "Another scheme has this name. Choose one that tells them apart.",
    delete_title: |name| format!("Delete {name}?"),
    delete_unused: "No project uses it. Its grants are gone for good.",
    delete_moves: |projects, default| match projects {
        1 => format!("1 project moves to {default}, and who can do what there changes at once:"),
        _ => format!(
            "{} projects move to {default}, and who can do what there changes at once:",
            number(projects)
        ),
    },
    delete_draft: "Your unsaved draft of it goes too.",
    look: "See what it is now",
    deleting: "Deleting…",
    created: |name| format!("{name} was created."),
    described: |name| format!("{name} was saved."),
    deleted: |name| format!("{name} was deleted."),
};

pub static JA: Texts = Texts {
    title: "権限スキーム",
    what_it_is: "スキームごとに、それを使うプロジェクトで誰が何をできるかを決めます。",
    answer: |schemes, projects| {
        format!(
            "{} 件のプロジェクトで {} 件のスキームを使っています。",
            number(projects),
            number(schemes)
        )
    },
    busiest: |projects| {
        format!(
            "最も多く使われているスキームは {} 件のプロジェクトで共有されています。",
            number(projects)
        )
    },
    unused: |schemes| {
        format!(
            "{} 件はどのプロジェクトでも使われていません。",
            number(schemes)
        )
    },
    only_yours: "管理しているプロジェクトのスキームだけが表示されます。スキームの変更には Jira 管理者の権限が必要です。",
    search: "名前またはプロジェクトで絞り込む",
    name: "名前",
    used_by: "使用プロジェクト",
    grants: "付与数",
    actions: "操作",
    actions_of: |name| format!("{name} の操作"),
    default: "既定",
    has_draft: "下書き",
    no_project: "なし",
    create: "スキームを作成",
    copy: "コピー",
    describe: "名前と説明を変更",
    delete: "削除",
    default_stays: "既定のスキームは削除できません。スキームが削除されたプロジェクトは、このスキームに移ります。",
    none: "表示できる権限スキームがありません",
    of_one_group: "グループごとに:",
    to_groups: "メンバーに見える範囲を確認・制限する",
    none_hint: "権限スキームは、それを使うプロジェクトで誰が何をできるかを定めます。",
    no_match: |query| format!("「{query}」に一致するスキームはありません"),
    no_match_hint: "名前、説明、プロジェクトキーを検索しました。",
    create_title: "スキームを作成",
    create_hint: "最初は付与が 1 件もありません。追加するまで、誰も何もできません。",
    copy_title: |name| format!("{name} をコピー"),
    copy_hint: |grants| {
        format!(
            "同じ {} 件の付与を持つコピーを作ります。まだどのプロジェクトでも使われません。",
            number(grants)
        )
    },
    copy_name: |name| format!("{name} のコピー"),
    describe_title: "名前と説明を変更",
    name_field: "名前",
    description_field: "説明",
    name_missing: "名前を入力してください。",
    name_taken: "同じ名前のスキームがあります。区別できる名前にしてください。",
    delete_title: |name| format!("{name} を削除しますか？"),
    delete_unused: "どのプロジェクトでも使われていません。付与は元に戻せません。",
    delete_moves: |projects, default| {
        format!(
            "{} 件のプロジェクトが {default} に移り、そこで誰が何をできるかがすぐに変わります:",
            number(projects)
        )
    },
    delete_draft: "このスキームの未保存の下書きも失われます。",
    look: "現在の内容を見る",
    deleting: "削除中…",
    created: |name| format!("{name} を作成しました。"),
    described: |name| format!("{name} を保存しました。"),
    deleted: |name| format!("{name} を削除しました。"),
};

/// A count with its English noun.
fn many(count: usize, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        _ => format!("{} {noun}s", number(count)),
    }
}
