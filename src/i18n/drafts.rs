//! Drafts: that they are kept, where they come from, and sharing them.

use super::common::number;

/// Texts of this area.
pub struct Texts {
    pub yours: &'static str,
    pub changes: fn(usize) -> String,
    /// How long ago, in whole minutes.
    pub edited: fn(usize) -> String,
    pub scheme_gone: &'static str,
    pub discard: &'static str,
    /// The name of the scheme.
    pub discard_of: fn(&str) -> String,
    pub discard_title: fn(&str) -> String,
    /// How many changes.
    pub discard_text: fn(usize) -> String,
    pub discarded: fn(&str) -> String,

    /// How many things.
    pub to_decide: fn(usize) -> String,
    pub decide: &'static str,
    pub overtaken: &'static str,
    pub back: &'static str,
    pub from_link: &'static str,
    pub from_file: &'static str,
    /// How many changes the own draft has.
    pub own_aside: fn(usize) -> String,
    pub keep: &'static str,
    pub leave: &'static str,
    pub kept: &'static str,
    pub left: &'static str,
    pub own_title: &'static str,
    pub own_text: fn(usize) -> String,
    pub keep_both: &'static str,
    pub replace: &'static str,

    pub more: &'static str,
    pub copy_link: &'static str,
    pub export: &'static str,
    pub import: &'static str,
    pub link_copied: &'static str,
    pub nothing_to_share: &'static str,
    /// The link itself, where it could not be copied.
    pub link_not_copied: fn(&str) -> String,
    pub link_damaged: &'static str,
    pub link_of_other_version: &'static str,
    pub link_changes_nothing: &'static str,
}

pub static EN: Texts = Texts {
    yours: "Your unsaved drafts",
    changes: |count| match count {
        1 => "1 change".to_owned(),
        _ => format!("{} changes", number(count)),
    },
    edited: |minutes| match (minutes, minutes / 60, minutes / (60 * 24)) {
        (0, ..) => "just now".to_owned(),
        (1, ..) => "1 minute ago".to_owned(),
        (minutes, 0, _) => format!("{minutes} minutes ago"),
        (_, 1, _) => "1 hour ago".to_owned(),
        (_, hours, 0) => format!("{hours} hours ago"),
        (_, _, 1) => "1 day ago".to_owned(),
        (_, _, days) => format!("{} days ago", number(days)),
    },
    scheme_gone: "This scheme no longer exists",
    discard: "Discard",
    discard_of: |name| format!("Discard the draft of {name}"),
    discard_title: |name| format!("Discard the draft of {name}?"),
    discard_text: |count| {
        format!(
            "{} that nobody has saved. The scheme stays as it is; the draft cannot be brought back.",
            (EN.changes)(count)
        )
    },
    discarded: |name| format!("The draft of {name} was discarded."),

    to_decide: |count| {
        format!(
            "Since you made your draft, others have changed what the same holders have. Both changes are in the grid; {}",
            match count {
                1 => "1 thing is to be decided before you save.".to_owned(),
                _ => format!(
                    "{} things are to be decided before you save.",
                    number(count)
                ),
            }
        )
    },
    decide: "Decide…",
    overtaken: "Others have saved every change of your draft since you made it. Nothing of it is left to save.",
    back: "Your own draft is back.",
    from_link: "This is a what-if that somebody shared, over the scheme as it is now. Nothing of it is saved.",
    from_file: "This is what the file would change. Nothing of it is saved.",
    own_aside: |count| {
        format!(
            "Your own draft of this scheme ({}) is put aside.",
            (EN.changes)(count)
        )
    },
    keep: "Keep as my draft",
    leave: "Leave it",
    kept: "It is your draft now.",
    left: "The grid shows what it showed before.",
    own_title: "What about your own draft?",
    own_text: |count| {
        format!(
            "You have a draft of this scheme with {} already. Keep both together, or only the one you are looking at.",
            (EN.changes)(count)
        )
    },
    keep_both: "Keep both",
    replace: "Replace mine",

    more: "More for this scheme",
    copy_link: "Copy link to this draft",
    export: "Export…",
    import: "Import…",
    link_copied: "Link copied. Whoever opens it sees your draft over the scheme; the server stores nothing.",
    nothing_to_share: "There is no draft to share yet. Tick something first.",
    link_not_copied: |link| {
        format!("The browser did not let Whocan copy. This is the link: {link}")
    },
    link_damaged: "The link you opened is damaged: a part of it is missing. You see the scheme as it is. Ask for the whole link, and open it again.",
    link_of_other_version: "The link you opened was made by another version of Whocan, which this one cannot read. You see the scheme as it is. Reload the page, or ask for a new link.",
    link_changes_nothing: "The link you opened holds a draft whose changes are all in the scheme already. Nothing is left of it to see.",
};

pub static JA: Texts = Texts {
    yours: "未保存の下書き",
    changes: |count| format!("変更 {} 件", number(count)),
    edited: |minutes| match (minutes, minutes / 60, minutes / (60 * 24)) {
        (0, ..) => "たった今".to_owned(),
        (minutes, 0, _) => format!("{minutes} 分前"),
        (_, hours, 0) => format!("{hours} 時間前"),
        (_, _, days) => format!("{} 日前", number(days)),
    },
    scheme_gone: "このスキームはもうありません",
    discard: "破棄",
    discard_of: |name| format!("{name} の下書きを破棄"),
    discard_title: |name| format!("{name} の下書きを破棄しますか？"),
    discard_text: |count| {
        format!(
            "{}はまだ保存されていません。スキームはそのまま残ります。下書きは元に戻せません。",
            (JA.changes)(count)
        )
    },
    discarded: |name| format!("{name} の下書きを破棄しました。"),

    to_decide: |count| {
        format!(
            "下書きの作成後に、ほかの人が同じ付与先の権限を変更しています。表には両方の変更が入っています。保存する前に、{} 件を決めてください。",
            number(count)
        )
    },
    decide: "決める…",
    overtaken: "下書きの変更は、その後ほかの人がすべて保存しました。保存するものは残っていません。",
    back: "自分の下書きに戻りました。",
    from_link: "共有された下書きを、現在のスキームに重ねて表示しています。まだ何も保存していません。",
    from_file: "ファイルを読み込むとこのように変わります。まだ何も保存していません。",
    own_aside: |count| {
        format!(
            "このスキームの自分の下書き ({}) は、その間よけてあります。",
            (JA.changes)(count)
        )
    },
    keep: "自分の下書きにする",
    leave: "やめる",
    kept: "自分の下書きになりました。",
    left: "元の表示に戻りました。",
    own_title: "自分の下書きはどうしますか？",
    own_text: |count| {
        format!(
            "このスキームにはすでに自分の下書き ({}) があります。両方を合わせるか、表示中の下書きだけを残すかを選んでください。",
            (JA.changes)(count)
        )
    },
    keep_both: "両方を合わせる",
    replace: "置き換える",

    more: "このスキームのその他の操作",
    copy_link: "下書きへのリンクをコピー",
    export: "エクスポート…",
    import: "インポート…",
    link_copied: "リンクをコピーしました。開いた人には、下書きがスキームに重ねて表示されます。サーバーには何も保存されません。",
    nothing_to_share: "共有する下書きがまだありません。先にチェックを変更してください。",
    link_not_copied: |link| {
        format!("ブラウザーがコピーを許可しませんでした。リンクはこちらです: {link}")
    },
    link_damaged: "リンクが壊れています。一部が欠けているため、現在のスキームを表示しています。リンク全体をもらって、開き直してください。",
    link_of_other_version: "このリンクは別のバージョンの Whocan で作られたため、読み取れません。現在のスキームを表示しています。ページを再読み込みするか、新しいリンクをもらってください。",
    link_changes_nothing: "リンクの下書きの変更は、すべてスキームに反映済みです。表示するものは残っていません。",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_told_in_the_largest_unit() {
        for (minutes, en, ja) in [
            (0, "just now", "たった今"),
            (1, "1 minute ago", "1 分前"),
            (59, "59 minutes ago", "59 分前"),
            (60, "1 hour ago", "1 時間前"),
            (150, "2 hours ago", "2 時間前"),
            (1_440, "1 day ago", "1 日前"),
            (4_400, "3 days ago", "3 日前"),
        ] {
            assert_eq!((EN.edited)(minutes), en);
            assert_eq!((JA.edited)(minutes), ja);
        }
    }
}
