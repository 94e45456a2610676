//! How holders stand in the editor: in groups, or in a list below each permission.

use super::common::number;

/// Texts of this area.
pub struct Texts {
    pub groups: &'static str,
    /// A kind, and how many holders of it stand here.
    pub group: fn(&str, usize) -> String,
    pub only_changed: &'static str,

    pub layout: &'static str,
    pub grid: &'static str,
    pub list: &'static str,
    /// Names the list: the scheme.
    pub list_of: fn(&str) -> String,
    pub to_grid: &'static str,
    pub to_list: &'static str,
    /// Names the chips: the permission.
    pub holders_of: fn(&str) -> String,
    /// The holder, and the permission.
    pub remove: fn(&str, &str) -> String,
    pub put_back: fn(&str, &str) -> String,
    /// Said once it is done.
    pub removed: fn(&str, &str) -> String,
    pub granted: fn(&str, &str) -> String,
    /// The permission.
    pub add_to: fn(&str) -> String,
    pub add: &'static str,
    pub more: fn(usize) -> String,
    pub more_of: fn(usize, &str) -> String,
    /// Before holders who have a column, and nothing granted yet.
    pub nothing_yet: &'static str,
    pub forget: fn(&str) -> String,
}

pub static EN: Texts = Texts {
    groups: "Holders by kind",
    group: |kind, count| match count {
        1 => format!("{kind}: 1 holder"),
        _ => format!("{kind}: {} holders", number(count)),
    },
    only_changed: "Changed holders only",

    layout: "Layout",
    grid: "Grid",
    list: "List",
    list_of: |scheme| format!("Grants of {scheme}: holders by permission"),
    to_grid: "Show as a grid",
    to_list: "Show as a list",
    holders_of: |permission| format!("Holders of {permission}"),
    remove: |holder, permission| format!("Remove {holder} from {permission}"),
    put_back: |holder, permission| format!("Give {permission} back to {holder}"),
    removed: |holder, permission| format!("{permission} is taken from {holder} in the draft."),
    granted: |holder, permission| format!("{permission} is granted to {holder} in the draft."),
    add_to: |permission| format!("Add a holder to {permission}"),
    add: "Add",
    more: |count| format!("+{} more", number(count)),
    more_of: |count, permission| format!("+{} more holders of {permission}", number(count)),
    nothing_yet: "Nothing granted yet:",
    forget: |holder| format!("Remove {holder}, which nothing is granted to"),
};

pub static JA: Texts = Texts {
    groups: "種類ごとの付与先",
    group: |kind, count| format!("{kind}: 付与先 {} 件", number(count)),
    only_changed: "変更した付与先のみ",

    layout: "表示形式",
    grid: "表",
    list: "リスト",
    list_of: |scheme| format!("{scheme} の付与: 権限ごとの付与先"),
    to_grid: "表で表示",
    to_list: "リストで表示",
    holders_of: |permission| format!("{permission}の付与先"),
    remove: |holder, permission| format!("{holder} から「{permission}」を取り消す"),
    put_back: |holder, permission| format!("{holder} に「{permission}」を戻す"),
    removed: |holder, permission| {
        format!("下書きで {holder} から「{permission}」を取り消しました。")
    },
    granted: |holder, permission| format!("下書きで {holder} に「{permission}」を付与しました。"),
    add_to: |permission| format!("「{permission}」に付与先を追加"),
    add: "追加",
    more: |count| format!("ほか {} 件", number(count)),
    more_of: |count, permission| format!("ほか {} 件の付与先を表示: {permission}", number(count)),
    nothing_yet: "まだ何も付与していない付与先:",
    forget: |holder| format!("何も付与していない {holder} を外す"),
};
