//! A draft of a scheme: discarding it, saving it, and what comes of that.

use super::common::number;

/// Texts of this area.
pub struct Texts {
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
}

pub static EN: Texts = Texts {
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
};

pub static JA: Texts = Texts {
    draft: "下書き",
    no_draft: "変更はありません。チェックを変えると下書きになり、保存するまで誰にも影響しません。",
    grants_unit: |_| "件の付与",
    projects_unit: |_| "件のプロジェクト",
    discard: "破棄",
    discard_draft: "下書きを破棄",
    review_and_save: "確認して保存",
    discard_title: |count| format!("{} 件の変更を破棄しますか？", number(count)),
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
