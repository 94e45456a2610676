//! Files: writing a scheme to one, reading one as a draft. Fetched with the editor, not with the
//! first page.

use super::common::number;
use super::saving::grants_changed;
use super::{in_language, locale};

/// Texts of this area.
pub struct Texts {
    /// The name of the scheme.
    pub export_title: fn(&str) -> String,
    pub format: &'static str,
    pub json_hint: &'static str,
    pub csv_hint: &'static str,
    pub markdown_hint: &'static str,
    pub with_draft: &'static str,
    pub content: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub not_copied: &'static str,
    pub download: &'static str,
    /// The name of the file.
    pub downloaded: fn(&str) -> String,

    /// The name of the scheme.
    pub import_title: fn(&str) -> String,
    pub import_hint: &'static str,
    pub file: &'static str,
    pub not_opened: &'static str,
    /// The line, and the reason in English.
    pub bad_json: fn(usize, &str) -> String,
    pub no_grants: &'static str,
    pub other_schemes: fn(&str) -> String,
    pub no_grid: &'static str,
    pub how: &'static str,
    pub replacing: &'static str,
    pub adding: &'static str,
    pub changes: fn(usize, usize) -> String,
    pub changes_nothing: &'static str,
    pub unknown: fn(usize) -> String,
    pub unknown_hint: &'static str,
    /// How many grants of the file name it.
    pub grants: fn(usize) -> String,
    pub left_out: &'static str,
    /// What it is called in the file.
    pub map: fn(&str) -> String,
    pub map_short: &'static str,
    pub mapped_to: fn(&str) -> String,
    pub leave_out: &'static str,
    pub leave_out_name: fn(&str) -> String,
    pub preview: &'static str,
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
    export_title: |scheme| format!("Export {scheme}"),
    format: "Format",
    json_hint: "As Jira's REST API answers it. Can be imported again, here or elsewhere.",
    csv_hint: "The grid, for a spreadsheet. Can be imported again.",
    markdown_hint: "The grid as a table, for a wiki page or a ticket.",
    with_draft: "With the changes of my draft",
    content: "What is written",
    copy: "Copy",
    copied: "Copied.",
    not_copied: "The browser did not let Whocan copy. Select the text and copy it yourself.",
    download: "Download",
    downloaded: |file| format!("{file} is in your downloads."),

    import_title: |scheme| format!("Import into {scheme}"),
    import_hint: "You see what the file would change as a draft. Nothing is saved by importing.",
    file: "File (JSON or CSV)",
    not_opened: "The browser could not open this file. Nothing has changed. Choose it again.",
    bad_json: |line, reason| {
        format!(
            "The file is no JSON of a scheme; line {line} is wrong: {reason}. Nothing has changed."
        )
    },
    no_grants: "The file has no grants: the scheme was exported without them. Export it with expand=all.",
    other_schemes: |scheme| {
        format!(
            "The file holds several schemes, and none is called {scheme}. Import a file with one scheme."
        )
    },
    no_grid: "The file is no table of permissions and holders. Its first line names the holders, its first column the permissions, and an x says granted.",
    how: "How it is imported",
    replacing: "The scheme becomes what the file says",
    adding: "Only what the file grants is added",
    changes: |added, removed| {
        format!(
            "{} over the scheme as it is.",
            grants_changed(added, removed)
        )
    },
    changes_nothing: "The scheme says the same already: nothing would change.",
    unknown: |count| match count {
        1 => "1 name is not known here".to_owned(),
        _ => format!("{} names are not known here", number(count)),
    },
    unknown_hint: "They are left out, unless you say what they are here.",
    grants: |count| match count {
        1 => "1 grant".to_owned(),
        _ => format!("{} grants", number(count)),
    },
    left_out: "left out",
    map: |name| format!("Map {name}"),
    map_short: "Map",
    mapped_to: |name| format!("is {name}"),
    leave_out: "Leave out",
    leave_out_name: |name| format!("Leave out {name}"),
    preview: "Show as draft",
};

static JA: Texts = Texts {
    export_title: |scheme| format!("{scheme} をエクスポート"),
    format: "形式",
    json_hint: "Jira の REST API の応答と同じ形式です。ここでもほかの環境でも、再びインポートできます。",
    csv_hint: "表計算ソフト用の表です。再びインポートできます。",
    markdown_hint: "Wiki やチケットに貼り付けられる表です。",
    with_draft: "下書きの変更を含める",
    content: "書き出す内容",
    copy: "コピー",
    copied: "コピーしました。",
    not_copied: "ブラウザーがコピーを許可しませんでした。テキストを選択してコピーしてください。",
    download: "ダウンロード",
    downloaded: |file| format!("{file} をダウンロードしました。"),

    import_title: |scheme| format!("{scheme} にインポート"),
    import_hint: "ファイルによる変更を下書きとして表示します。インポートだけでは何も保存されません。",
    file: "ファイル (JSON または CSV)",
    not_opened: "ブラウザーがこのファイルを開けませんでした。何も変わっていません。もう一度選んでください。",
    bad_json: |line, reason| {
        format!(
            "スキームの JSON として読み取れません。{line} 行目に誤りがあります: {reason}。何も変わっていません。"
        )
    },
    no_grants: "ファイルに付与が含まれていません。expand=all を付けて書き出してください。",
    other_schemes: |scheme| {
        format!(
            "ファイルに複数のスキームがあり、{scheme} という名前のものはありません。スキームが 1 つのファイルをインポートしてください。"
        )
    },
    no_grid: "権限と付与先の表として読み取れません。1 行目に付与先、1 列目に権限を書き、付与するセルに x を入れてください。",
    how: "インポートの方法",
    replacing: "スキームをファイルの内容と同じにする",
    adding: "ファイルで付与されているものだけを追加する",
    changes: |added, removed| {
        format!(
            "現在のスキームに対して {}",
            super::saving::signed(added, removed)
        )
    },
    changes_nothing: "スキームはすでに同じ内容です。変更はありません。",
    unknown: |count| format!("ここにない名前が {} 件あります", number(count)),
    unknown_hint: "ここで何に当たるかを指定しないものは取り込みません。",
    grants: |count| format!("付与 {} 件", number(count)),
    left_out: "取り込まない",
    map: |name| format!("対応付け: {name}"),
    map_short: "対応付け",
    mapped_to: |name| format!("→ {name}"),
    leave_out: "取り込まない",
    leave_out_name: |name| format!("{name} を取り込まない"),
    preview: "下書きとして表示",
};
