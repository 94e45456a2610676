//! Giving a holder a column, and all that it is granted at once.

/// Texts of this area.
pub struct Texts {
    pub add_holder: &'static str,
    pub add_holder_title: &'static str,
    pub add_holder_hint: &'static str,
    pub search_holders: &'static str,
    pub start: &'static str,
    pub start_nothing: &'static str,
    pub choose_holder: &'static str,
    pub choose_permissions: &'static str,
    /// Before permissions.
    pub has_already: &'static str,
    pub same_as: fn(&str) -> String,
    pub same_as_another: &'static str,
    pub bad_presets: fn(&str) -> String,
    pub already_there: &'static str,
    pub column_added: fn(&str) -> String,
    pub column_shown: fn(&str) -> String,
    pub set_holder: &'static str,
    pub set_holder_title: fn(&str) -> String,
    pub set_holder_hint: &'static str,
    pub set_to: &'static str,
    pub set_nothing: &'static str,
    /// A holder, and how many permissions it gets and loses.
    pub set_changes: fn(&str, usize, usize) -> String,
    pub set_submit: &'static str,
    pub remove_column: fn(&str) -> String,
    pub column_removed: fn(&str) -> String,
}

pub static EN: Texts = Texts {
    add_holder: "Add holder",
    add_holder_title: "Add a holder",
    add_holder_hint: "It gets a column of its own. Nobody is affected until you save.",
    start: "Start with",
    start_nothing: "Nothing yet",
    choose_holder: "Choose a holder",
    choose_permissions: "Choose permissions",
    has_already: "Has already",
    same_as: |holder| format!("Same as {holder}"),
    same_as_another: "Same as another holder…",
    bad_presets: |reason| {
        format!(
            "presets.json, next to the app, is not as it should be: {reason}. You can tick permissions one by one."
        )
    },
    search_holders: "Group, role, person, field, …",
    already_there: "has a column",
    column_added: |holder| format!("Added a column for {holder}."),
    column_shown: |holder| format!("{holder} has a column already."),
    set_holder: "Set holder to…",
    set_holder_title: |holder| format!("Set {holder} to…"),
    set_holder_hint: "It gets exactly these permissions; what else it has is taken away. Nobody is affected until you save.",
    set_to: "Permissions",
    set_nothing: "Nothing",
    set_changes: |holder, added, removed| format!("{holder}: {removed} taken away, {added} added"),
    set_submit: "Set",
    remove_column: |holder| format!("Remove the empty column of {holder}"),
    column_removed: |holder| format!("Removed the column of {holder}."),
};

pub static JA: Texts = Texts {
    add_holder: "付与先を追加",
    add_holder_title: "付与先を追加",
    add_holder_hint: "専用の列ができます。保存するまで誰にも影響しません。",
    start: "最初に付与する権限",
    start_nothing: "まだ何も付与しない",
    choose_holder: "付与先を選択",
    choose_permissions: "権限を選択",
    has_already: "付与済み",
    same_as: |holder| format!("{holder} と同じ"),
    same_as_another: "ほかの付与先と同じ…",
    bad_presets: |reason| {
        format!(
            "アプリと同じ場所にある presets.json に誤りがあります: {reason}。権限は一つずつチェックできます。"
        )
    },
    search_holders: "グループ、ロール、ユーザー、フィールドなど",
    already_there: "列があります",
    column_added: |holder| format!("{holder} の列を追加しました。"),
    column_shown: |holder| format!("{holder} の列はすでにあります。"),
    set_holder: "権限をまとめて設定…",
    set_holder_title: |holder| format!("{holder} の権限をまとめて設定"),
    set_holder_hint: "選んだ権限だけが付与され、ほかの権限は取り消されます。保存するまで誰にも影響しません。",
    set_to: "権限",
    set_nothing: "何も付与しない",
    set_changes: |holder, added, removed| {
        format!("{holder}: 取り消し {removed} 件、付与 {added} 件")
    },
    set_submit: "設定",
    remove_column: |holder| format!("{holder} の空の列を外す"),
    column_removed: |holder| format!("{holder} の列を外しました。"),
};
