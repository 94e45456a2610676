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

    pub anyone: &'static str,
    pub any_signed_in: &'static str,
    pub application_access: fn(&str) -> String,
    pub project_lead: &'static str,
    pub reporter: &'static str,
    pub assignee: &'static str,
    pub portal_customers: &'static str,
    pub reporter_create: &'static str,
    pub assignee_assignable: &'static str,
    pub role: fn(&str) -> String,
    pub group: fn(&str) -> String,
    pub user: fn(&str) -> String,
    pub field: fn(&str) -> String,
    pub everyone: &'static str,
    pub per_issue: &'static str,
    pub nobody: &'static str,
    pub unknown_holder: &'static str,
    pub inactive: &'static str,

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

    pub draft: &'static str,
    pub no_draft: &'static str,
    pub grants_unit: fn(usize) -> &'static str,
    pub projects_unit: fn(usize) -> &'static str,
    pub discard: &'static str,
    /// What the buttons do, said where they are not in sight.
    pub discard_draft: &'static str,
    pub review_and_save: &'static str,
    pub discard_title: fn(usize) -> String,
    pub discard_text: &'static str,
    pub keep_draft: &'static str,
    pub discarded: &'static str,
    pub saved: fn(usize, usize) -> String,
    pub nothing_left: &'static str,
    pub read_only: &'static str,
    /// Grants that somebody else added and removed meanwhile.
    pub changed_meanwhile: fn(usize, usize) -> String,
    pub saved_differently: &'static str,
    pub is_granted: fn(&str, &str) -> String,
    pub is_not_granted: fn(&str, &str) -> String,

    pub not_saved_network: &'static str,
    pub not_saved_signed_out: &'static str,
    pub not_saved_forbidden: &'static str,
    pub not_saved_gone: &'static str,
    pub not_saved_refused: fn(&str) -> String,
    pub not_saved_server: fn(u16) -> String,
    pub not_saved_unreadable: &'static str,
    pub maybe_saved: &'static str,
    pub maybe_saved_server: fn(u16) -> String,
    pub maybe_saved_unreadable: &'static str,

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
    unusable: "unusable: no Browse",
    covered: "has it anyway, as part of a broader holder",
    filter: "Filter permissions",
    no_permission_found: |query| format!("No permission matches ‘{query}’."),
    show_all: "Show all permissions",
    grid: |scheme| format!("Grants of {scheme}: permissions by holder"),
    permission: "Permission",
    app_permission: "A permission that an app brought along.",

    anyone: "Anyone",
    any_signed_in: "Any signed-in user",
    application_access: |application| format!("Access to {application}"),
    project_lead: "Project lead",
    reporter: "Reporter",
    assignee: "Assignee",
    portal_customers: "Portal customers",
    reporter_create: "Reporter who may create",
    assignee_assignable: "Assignee who is assignable",
    role: |name| format!("role {name}"),
    group: |name| format!("group {name}"),
    user: |name| format!("user {name}"),
    field: |name| format!("field {name}"),
    everyone: "everyone",
    per_issue: "per issue",
    nobody: "nobody",
    unknown_holder: "unknown holder",
    inactive: "inactive",

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

    draft: "Draft",
    no_draft: "No changes. Ticks make a draft: nobody is affected until you save it.",
    grants_unit: |count| if count == 1 { "grant" } else { "grants" },
    projects_unit: |count| if count == 1 { "project" } else { "projects" },
    discard: "Discard",
    discard_draft: "Discard the draft",
    review_and_save: "Review and save",
    discard_title: |count| format!("Discard {} changes?", number(count)),
    discard_text: "The scheme stays as it is saved. Undo brings the draft back, as long as this page is open.",
    keep_draft: "Keep the draft",
    discarded: "Draft discarded. The grid shows what is saved.",
    saved: |added, removed| format!("Saved: {}.", grants_changed(added, removed)),
    nothing_left: "The server has all of this already. Nothing was left to save.",
    read_only: "Only administrators can save. Your ticks are a what-if: see what they would change.",
    changed_meanwhile: |added, removed| {
        format!(
            "Somebody else has saved this scheme since you opened it ({}). Nothing of yours is saved yet, and nothing of theirs is lost: your draft now stands on their version. Look it over, then save.",
            grants_changed(added, removed)
        )
    },
    saved_differently: "The server saved something else than the preview showed. The grid shows what is saved now. These differ:",
    is_granted: |permission, holder| format!("{permission} is granted to {holder}"),
    is_not_granted: |permission, holder| format!("{permission} is not granted to {holder}"),

    not_saved_network: "The server does not answer. Nothing is saved; your draft is safe here. Save again when the connection is back.",
    not_saved_signed_out: "You are no longer signed in. Nothing is saved; your draft is safe here. Save again and sign in.",
    not_saved_forbidden: "Only administrators may change permission schemes. Nothing is saved; your draft is safe here. Ask an administrator, or sign in as one.",
    not_saved_gone: "This scheme no longer exists: somebody has deleted it. Your draft is safe here, but there is nothing to save it to.",
    not_saved_refused: |reason| {
        format!("The server refused: {reason} Nothing is saved; your draft is safe here.")
    },
    not_saved_server: |status| {
        format!(
            "The server failed (status {status}). Nothing is saved; your draft is safe here. Save again in a while."
        )
    },
    not_saved_unreadable: "The server answered something that Whocan does not understand. Nothing is saved; your draft is safe here. Ask who looks after the server.",
    maybe_saved: "The connection broke while saving: it is not known whether it was saved. Your draft is safe here. Save again: it compares first, and changes only what is left.",
    maybe_saved_server: |status| {
        format!(
            "The server failed while saving (status {status}): it is not known whether it was saved. Your draft is safe here. Save again in a while: it compares first, and changes only what is left."
        )
    },
    maybe_saved_unreadable: "The server's answer makes no sense: it is not known whether it was saved. Your draft is safe here. Save again: it compares first, and changes only what is left.",

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

    anyone: "すべての人",
    any_signed_in: "サインイン済みの全ユーザー",
    application_access: |application| format!("{application} へのアクセス"),
    project_lead: "プロジェクト リード",
    reporter: "報告者",
    assignee: "担当者",
    portal_customers: "ポータルの顧客",
    reporter_create: "作成できる報告者",
    assignee_assignable: "割り当て可能な担当者",
    role: |name| format!("ロール {name}"),
    group: |name| format!("グループ {name}"),
    user: |name| format!("ユーザー {name}"),
    field: |name| format!("フィールド {name}"),
    everyone: "全員",
    per_issue: "課題による",
    nobody: "該当者なし",
    unknown_holder: "不明な付与先",
    inactive: "無効なユーザー",

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

    draft: "下書き",
    no_draft: "変更はありません。チェックを変えると下書きになり、保存するまで誰にも影響しません。",
    grants_unit: |_| "件の付与",
    projects_unit: |_| "件のプロジェクト",
    discard: "破棄",
    discard_draft: "下書きを破棄",
    review_and_save: "確認して保存",
    discard_title: |count| format!("{} 件の変更を破棄しますか?", number(count)),
    discard_text: "スキームは保存されているままになります。このページを開いている間は「元に戻す」で下書きを復元できます。",
    keep_draft: "下書きを残す",
    discarded: "下書きを破棄しました。表示しているのは保存されている内容です。",
    saved: |added, removed| format!("保存しました (付与 {})。", signed(added, removed)),
    nothing_left: "サーバーの内容はすでにこのとおりです。保存するものは残っていません。",
    read_only: "保存できるのは管理者だけです。チェックを変えると、何が変わるかを試せます。",
    changed_meanwhile: |added, removed| {
        format!(
            "開いたあとに、ほかの人がこのスキームを保存しました (付与 {})。あなたの変更はまだ保存していません。相手の変更も失われていません。下書きは新しい内容の上に移しました。確認してから保存してください。",
            signed(added, removed)
        )
    },
    saved_differently: "サーバーに保存された内容が、プレビューと異なります。表示しているのは現在保存されている内容です。異なるのは次のものです:",
    is_granted: |permission, holder| format!("{holder} に「{permission}」が付与されています"),
    is_not_granted: |permission, holder| format!("{holder} に「{permission}」が付与されていません"),

    not_saved_network: "サーバーから応答がありません。何も保存していません。下書きはここに残っています。接続が戻ったら、もう一度保存してください。",
    not_saved_signed_out: "サインインの有効期限が切れました。何も保存していません。下書きはここに残っています。もう一度保存して、サインインしてください。",
    not_saved_forbidden: "権限スキームを変更できるのは管理者だけです。何も保存していません。下書きはここに残っています。管理者に依頼するか、管理者としてサインインしてください。",
    not_saved_gone: "このスキームはほかの人が削除したため、もうありません。下書きはここに残っていますが、保存先がありません。",
    not_saved_refused: |reason| {
        format!(
            "サーバーが受け付けませんでした: {reason} 何も保存していません。下書きはここに残っています。"
        )
    },
    not_saved_server: |status| {
        format!(
            "サーバーでエラーが起きました (ステータス {status})。何も保存していません。下書きはここに残っています。しばらくしてから、もう一度保存してください。"
        )
    },
    not_saved_unreadable: "サーバーの応答を解釈できませんでした。何も保存していません。下書きはここに残っています。サーバーの担当者に問い合わせてください。",
    maybe_saved: "保存中に接続が切れたため、保存されたかどうかわかりません。下書きはここに残っています。もう一度保存してください。先に比較し、残っている分だけを変更します。",
    maybe_saved_server: |status| {
        format!(
            "保存中にサーバーでエラーが起きたため (ステータス {status})、保存されたかどうかわかりません。下書きはここに残っています。しばらくしてから、もう一度保存してください。先に比較し、残っている分だけを変更します。"
        )
    },
    maybe_saved_unreadable: "サーバーの応答を解釈できないため、保存されたかどうかわかりません。下書きはここに残っています。もう一度保存してください。先に比較し、残っている分だけを変更します。",

    not_found: "この権限スキームはありません",
    not_found_hint: "削除されたか、アドレスが間違っています。",
    all_schemes: "権限スキームの一覧",
};

/// Changes as they are counted: '+6 −4', and nothing said of none.
pub fn signed(added: usize, removed: usize) -> String {
    match (added, removed) {
        (added, 0) => format!("+{}", number(added)),
        (0, removed) => format!("−{}", number(removed)),
        _ => format!("+{} −{}", number(added), number(removed)),
    }
}

/// The same with its English noun.
pub fn grants_changed(added: usize, removed: usize) -> String {
    let unit = (EN.grants_unit)(added + removed);
    format!("{} {unit}", signed(added, removed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_of_one_kind_do_not_speak_of_the_other() {
        assert_eq!((EN.saved)(6, 4), "Saved: +6 −4 grants.");
        assert_eq!((EN.saved)(0, 1), "Saved: −1 grant.");
        assert_eq!((JA.saved)(1_200, 0), "保存しました (付与 +1,200)。");
    }
}
