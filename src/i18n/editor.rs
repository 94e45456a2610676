//! The scheme editor.

use super::common::number;

/// Texts of this area.
pub struct Texts {
    /// Names the way from the list of schemes to this page.
    pub path: &'static str,
    pub used_by: fn(usize) -> String,
    pub grants: fn(usize) -> String,
    pub legend: &'static str,
    pub granted: &'static str,
    pub added: &'static str,
    pub removed: &'static str,
    pub unusable: &'static str,
    pub covered: &'static str,
    pub filter: &'static str,
    pub no_permission_found: fn(&str) -> String,
    pub show_all: &'static str,
    pub grid: fn(&str) -> String,
    pub permission: &'static str,
    /// Said of a permission of which nothing else is known.
    pub app_permission: &'static str,

    /// A cell's name: the permission, the holder, its state.
    pub cell: fn(&str, &str, &str) -> String,
    pub state_absent: &'static str,
    pub state_granted: &'static str,
    pub state_added: &'static str,
    pub state_removed: &'static str,
    /// Follows a state: nobody who has it can use it.
    pub state_unusable: &'static str,
    /// Follows a state: everybody it is for has it through a broader holder.
    pub state_covered: &'static str,
    /// Below the grid: a holder, and the state of its cell.
    pub holder_state: fn(&str, &str) -> String,
    pub share: fn(usize, usize) -> String,
    /// A category's cell: the category, the holder, how many of how many.
    pub share_of: fn(&str, &str, usize, usize) -> String,
    /// Names the box that stands for all cells of something.
    pub all_of: fn(&str) -> String,
    /// What the box of a heading shows, how many of how many, and what a click on it does.
    pub share_toggle: fn(usize, usize) -> String,
    pub cells_changed: fn(usize) -> String,
    pub copied: fn(usize) -> String,
    pub selected: fn(usize) -> String,
    pub selected_granted: fn(usize) -> String,
    pub selected_hint: &'static str,
    pub filter_holders: &'static str,
    pub order: &'static str,
    pub order_kind: &'static str,
    pub order_reach: &'static str,
    pub no_holder_found: &'static str,
    pub show_all_holders: &'static str,
    pub undo: &'static str,
    pub redo: &'static str,
    pub undone: &'static str,
    pub shortcuts_title: &'static str,
    /// Keys, and what they do.
    pub shortcuts: &'static [(&'static str, &'static str)],
    pub redone: &'static str,
    pub holder_shown: &'static str,
    pub previous_holder: &'static str,
    pub next_holder: &'static str,
    pub no_holders: &'static str,
    pub no_holders_hint: &'static str,
    pub hint: &'static str,
    /// Follows it where there are keys.
    pub hint_keys: &'static str,

    pub not_found: &'static str,
    pub not_found_hint: &'static str,
    pub all_schemes: &'static str,
}

pub static EN: Texts = Texts {
    path: "Where you are",
    used_by: |count| match count {
        0 => "Used by no project".to_owned(),
        1 => "Used by 1 project".to_owned(),
        _ => format!("Used by {} projects", number(count)),
    },
    grants: |count| match count {
        1 => "1 grant".to_owned(),
        _ => format!("{} grants", number(count)),
    },
    legend: "Legend",
    granted: "granted",
    added: "added",
    removed: "removed",
    unusable: "unusable without Browse",
    covered: "has it anyway, as part of a broader holder",
    filter: "Filter permissions",
    no_permission_found: |query| format!("No permission matches ‘{query}’."),
    show_all: "Show all permissions",
    grid: |scheme| format!("Grants of {scheme}: permissions by holder"),
    permission: "Permission",
    app_permission: "A permission that an app brought along.",

    cell: |permission, holder, state| format!("{permission} for {holder}: {state}"),
    state_absent: "not granted",
    state_granted: "granted",
    state_added: "granted, added in draft",
    state_removed: "not granted, removed in draft",
    state_covered: "which they have anyway through a broader holder",
    state_unusable: "unusable, for nobody here has Browse Projects",
    holder_state: |holder, state| format!("For {holder}: {state}"),
    share: |granted, of| format!("{granted}/{of}"),
    share_of: |category, holder, granted, of| {
        format!("{category} for {holder}: {granted}/{of} granted")
    },
    all_of: |what| format!("All cells of {what}"),
    share_toggle: |granted, of| {
        let does = if granted == 0 {
            "Grants all."
        } else {
            "Takes all away."
        };
        format!("{granted} of {of} granted. {does}")
    },
    cells_changed: |count| match count {
        0 => "Nothing to change: it is so already.".to_owned(),
        1 => "1 cell changed.".to_owned(),
        _ => format!("{} cells changed.", number(count)),
    },
    copied: |count| match count {
        1 => "1 cell copied.".to_owned(),
        _ => format!("{} cells copied.", number(count)),
    },
    selected: |count| format!("{} cells selected", number(count)),
    selected_granted: |count| format!("{} of them granted.", number(count)),
    selected_hint: "Space takes them all away; where none is granted, it grants them all. Ctrl+C copies, Ctrl+D and Ctrl+R fill, Escape ends the selection.",
    filter_holders: "Filter holders",
    order: "Order of holders",
    order_kind: "By kind",
    order_reach: "By reach",
    no_holder_found: "No holder is shown",
    show_all_holders: "Show all holders",
    undo: "Undo",
    redo: "Redo",
    undone: "Undone.",
    shortcuts_title: "Keyboard shortcuts",
    shortcuts: &[
        ("← ↑ → ↓", "Move from cell to cell"),
        ("Home End", "First and last cell of the row"),
        ("Ctrl+Home Ctrl+End", "First and last cell of the grid"),
        ("PageUp PageDown", "Ten rows up or down"),
        (
            "Space",
            "Grant or take away: the cell, the selection, or all that a heading stands for (what is granted in part, it takes away)",
        ),
        (
            "Delete",
            "Take away; on the head of an empty column, remove the column",
        ),
        (
            "Shift+↓ Shift+→",
            "Extend the selection; Shift+click and dragging do the same",
        ),
        ("Shift+Space Ctrl+Space", "Select the row, the column"),
        ("Ctrl+A Escape", "Select all, or nothing"),
        (
            "Ctrl+C Ctrl+X Ctrl+V",
            "Copy, cut, paste: from and to a spreadsheet too",
        ),
        ("Ctrl+D Ctrl+R", "Fill the selection down, to the right"),
        ("Ctrl+Z Ctrl+Shift+Z", "Undo, redo"),
        ("Ctrl+S", "Review and save"),
        (
            "i",
            "Details of the cell: whom it reaches, who would lose it",
        ),
        ("/", "Filter permissions"),
        (
            "g g Ctrl+K",
            "Quick search: pages, schemes, projects, groups, actions",
        ),
        ("?", "This list"),
    ],
    redone: "Redone.",
    holder_shown: "Holder",
    previous_holder: "Previous holder",
    next_holder: "Next holder",
    no_holders: "This scheme grants nothing yet",
    no_holders_hint: "Add a holder, then tick what they may do.",
    hint: "Tick a box to grant, untick it to take away.",
    hint_keys: "Arrow keys move, Space ticks.",

    not_found: "There is no such permission scheme",
    not_found_hint: "It may have been deleted, or the address is wrong.",
    all_schemes: "All permission schemes",
};

pub static JA: Texts = Texts {
    path: "現在の場所",
    used_by: |count| match count {
        0 => "使用中のプロジェクトなし".to_owned(),
        _ => format!("{} 件のプロジェクトで使用", number(count)),
    },
    grants: |count| format!("付与 {} 件", number(count)),
    legend: "凡例",
    granted: "付与",
    added: "追加",
    removed: "削除",
    unusable: "使えない: 参照権限なし",
    covered: "より広い付与先ですでに可能",
    filter: "権限を絞り込む",
    no_permission_found: |query| format!("「{query}」に一致する権限はありません。"),
    show_all: "すべての権限を表示",
    grid: |scheme| format!("{scheme} の付与: 権限と付与先"),
    permission: "権限",
    app_permission: "アプリが追加した権限です。",

    cell: |permission, holder, state| format!("{holder} の{permission}: {state}"),
    state_absent: "付与なし",
    state_granted: "付与済み",
    state_added: "付与、下書きで追加",
    state_removed: "付与なし、下書きで削除",
    state_covered: "より広い付与先によりすでに可能",
    state_unusable: "「プロジェクトの参照」がある人がいないため使えない",
    holder_state: |holder, state| format!("{holder}: {state}"),
    share: |granted, of| format!("{granted}/{of}"),
    share_of: |category, holder, granted, of| {
        format!("{holder} の{category}: {granted}/{of} 件を付与")
    },
    all_of: |what| format!("{what}のすべてのセル"),
    share_toggle: |granted, of| {
        let does = if granted == 0 {
            "すべて付与します。"
        } else {
            "すべて取り消します。"
        };
        format!("{of} 件中 {granted} 件を付与。{does}")
    },
    cells_changed: |count| match count {
        0 => "変更はありません。すでにその状態です。".to_owned(),
        _ => format!("{} 個のセルを変更しました。", number(count)),
    },
    copied: |count| format!("{} 個のセルをコピーしました。", number(count)),
    selected: |count| format!("{} 個のセルを選択中", number(count)),
    selected_granted: |count| format!("うち {} 個が付与済み。", number(count)),
    selected_hint: "Space でまとめて取り消し (付与がなければ、まとめて付与)。Ctrl+C でコピー、Ctrl+D と Ctrl+R で下・右へ複写、Escape で選択解除。",
    filter_holders: "付与先を絞り込む",
    order: "付与先の並び順",
    order_kind: "種類順",
    order_reach: "対象人数順",
    no_holder_found: "表示する付与先がありません",
    show_all_holders: "すべての付与先を表示",
    undo: "元に戻す",
    redo: "やり直す",
    undone: "元に戻しました。",
    shortcuts_title: "キーボード ショートカット",
    shortcuts: &[
        ("← ↑ → ↓", "セル間を移動"),
        ("Home End", "行の先頭・末尾のセルへ"),
        ("Ctrl+Home Ctrl+End", "表の先頭・末尾のセルへ"),
        ("PageUp PageDown", "10 行ずつ上・下へ"),
        (
            "Space",
            "付与または取り消し: セル、選択範囲、見出しが表すすべて (一部だけ付与済みなら取り消し)",
        ),
        ("Delete", "取り消し。空の列の見出しでは列を削除"),
        (
            "Shift+↓ Shift+→",
            "選択範囲を広げる (Shift+クリックやドラッグでも可)",
        ),
        ("Shift+Space Ctrl+Space", "行・列を選択"),
        ("Ctrl+A Escape", "すべて選択・選択解除"),
        (
            "Ctrl+C Ctrl+X Ctrl+V",
            "コピー・切り取り・貼り付け (表計算ソフトとも可)",
        ),
        ("Ctrl+D Ctrl+R", "選択範囲を下・右へ複写"),
        ("Ctrl+Z Ctrl+Shift+Z", "元に戻す・やり直す"),
        ("Ctrl+S", "確認して保存"),
        ("i", "セルの詳細: 対象となる人、外すと権限を失う人"),
        ("/", "権限を絞り込む"),
        (
            "g g Ctrl+K",
            "クイック検索: ページ、スキーム、プロジェクト、グループ、操作",
        ),
        ("?", "この一覧"),
    ],
    redone: "やり直しました。",
    holder_shown: "付与先",
    previous_holder: "前の付与先",
    next_holder: "次の付与先",
    no_holders: "このスキームはまだ何も付与していません",
    no_holders_hint: "付与先を追加し、付与する権限にチェックを入れてください。",
    hint: "チェックを入れると付与、外すと取り消しです。",
    hint_keys: "矢印キーで移動し、スペースで切り替えます。",

    not_found: "この権限スキームはありません",
    not_found_hint: "削除されたか、アドレスが間違っています。",
    all_schemes: "権限スキームの一覧",
};
