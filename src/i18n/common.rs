//! What more than one area says.

use crate::client::Error;

/// Texts of no one area.
pub struct Texts {
    pub save: &'static str,
    pub saving: &'static str,
    pub cancel: &'static str,
    pub close: &'static str,
    pub try_again: &'static str,
    pub no_match: &'static str,
    /// Shown while options are on their way.
    pub searching: &'static str,
    pub show_all: &'static str,
    /// How many of all are shown.
    pub shown_of: fn(usize, usize) -> String,
    /// Between the names of a list.
    pub comma: &'static str,
    pub between_sentences: &'static str,
    pub people: fn(usize) -> String,
    pub options: fn(usize) -> String,
    /// After the first names of a longer list.
    pub and_more: fn(usize) -> String,
    /// The same where they are people.
    pub and_more_people: fn(usize) -> String,
    pub kinds: Kinds,
    pub errors: Errors,
}

/// What kinds of holders and subjects are called.
pub struct Kinds {
    pub anyone: &'static str,
    pub access: &'static str,
    pub role: &'static str,
    pub group: &'static str,
    pub person: &'static str,
    pub issue: &'static str,
    pub unknown: &'static str,
}

/// What went wrong, and what to do.
pub struct Errors {
    pub network: &'static str,
    pub unauthorized: &'static str,
    pub forbidden: &'static str,
    pub not_found: &'static str,
    pub outdated: &'static str,
    pub refused: &'static str,
    pub unreadable: &'static str,
    pub server: fn(u16) -> String,
}

impl Texts {
    /// What an error comes to, in a sentence or two.
    pub fn explain(&self, error: &Error) -> String {
        let errors = &self.errors;
        match error {
            Error::Network => errors.network.to_owned(),
            Error::Unauthorized => errors.unauthorized.to_owned(),
            Error::Forbidden => errors.forbidden.to_owned(),
            Error::NotFound => errors.not_found.to_owned(),
            Error::Outdated => errors.outdated.to_owned(),
            Error::Unreadable(_) => errors.unreadable.to_owned(),
            Error::Server { status } => (errors.server)(*status),
            Error::Refused { messages, fields } => {
                let said: Vec<&str> = messages
                    .iter()
                    .chain(fields.values())
                    .map(String::as_str)
                    .collect();
                if said.is_empty() {
                    errors.refused.to_owned()
                } else {
                    said.join(" ")
                }
            }
        }
    }

    /// Names in a row: at most `most` of them, and how many more there are.
    pub fn list(&self, names: &[String], most: usize) -> String {
        self.listed(names, most, self.and_more)
    }

    /// The same of people.
    pub fn list_people(&self, names: &[String], most: usize) -> String {
        self.listed(names, most, self.and_more_people)
    }

    fn listed(&self, names: &[String], most: usize, and_more: fn(usize) -> String) -> String {
        // To say that one is left out takes as much room as to name it.
        let most = if names.len() == most + 1 {
            most + 1
        } else {
            most
        };
        let shown: Vec<&str> = names.iter().take(most).map(String::as_str).collect();
        let shown = shown.join(self.comma);
        match names.len().saturating_sub(most) {
            0 => shown,
            more => format!("{shown}{}", and_more(more)),
        }
    }
}

pub static EN: Texts = Texts {
    save: "Save",
    saving: "Saving…",
    cancel: "Cancel",
    close: "Close",
    try_again: "Try again",
    no_match: "Nothing matches",
    searching: "Searching…",
    show_all: "Show all",
    shown_of: |shown, all| format!("{} of {} shown", number(shown), number(all)),
    comma: ", ",
    between_sentences: " ",
    people: |count| match count {
        1 => "1 person".to_owned(),
        _ => format!("{} people", number(count)),
    },
    options: |count| match count {
        0 => "Nothing matches".to_owned(),
        1 => "1 match".to_owned(),
        _ => format!("{} matches", number(count)),
    },
    and_more: |count| format!(" and {} more", number(count)),
    and_more_people: |count| format!(" and {} more", number(count)),
    kinds: Kinds {
        anyone: "anyone",
        access: "access",
        role: "role",
        group: "group",
        person: "person",
        issue: "issue",
        unknown: "unknown",
    },
    errors: Errors {
        network: "The server did not answer. Nothing was changed here. Check the connection and try again.",
        unauthorized: "You are not signed in, so this was not done. Try again to be asked to sign in.",
        forbidden: "Your account may not do this. A Jira administrator can.",
        not_found: "This is no longer there. Somebody may have taken it away. Reload to see what is.",
        outdated: "Somebody else has changed this meanwhile, so nothing was done. Reload to see what it is now.",
        refused: "The server did not accept this.",
        unreadable: "The server answered something that Whocan does not understand. Nothing was changed here. Check the address in config.json, or ask who looks after the server.",
        server: |status| {
            format!(
                "The server failed (status {status}). Nothing was changed here. Try again in a while."
            )
        },
    },
};

pub static JA: Texts = Texts {
    save: "保存",
    saving: "保存中…",
    cancel: "キャンセル",
    close: "閉じる",
    try_again: "もう一度試す",
    no_match: "一致するものがありません",
    searching: "検索中…",
    show_all: "すべて表示",
    shown_of: |shown, all| format!("{} 件中 {} 件を表示", number(all), number(shown)),
    comma: "、",
    between_sentences: "",
    people: |count| format!("{} 人", number(count)),
    options: |count| match count {
        0 => "一致するものがありません".to_owned(),
        _ => format!("{} 件一致", number(count)),
    },
    and_more: |count| format!(" ほか {} 件", number(count)),
    and_more_people: |count| format!(" ほか {} 人", number(count)),
    kinds: Kinds {
        anyone: "全員",
        access: "利用権",
        role: "ロール",
        group: "グループ",
        person: "ユーザー",
        issue: "課題",
        unknown: "不明",
    },
    errors: Errors {
        network: "サーバーから応答がありません。この画面の内容は変わっていません。接続を確認して、もう一度試してください。",
        unauthorized: "サインインしていないため、実行されませんでした。もう一度試すと、サインインを求められます。",
        forbidden: "このアカウントには許可されていない操作です。Jira 管理者なら実行できます。",
        not_found: "対象が見つかりません。ほかの人が削除した可能性があります。再読み込みして確認してください。",
        outdated: "ほかの人が先に変更したため、実行されませんでした。再読み込みして確認してください。",
        refused: "サーバーが受け付けませんでした。",
        unreadable: "サーバーの応答を解釈できませんでした。この画面の内容は変わっていません。config.json のアドレスを確認するか、サーバーの担当者に問い合わせてください。",
        server: |status| {
            format!(
                "サーバーでエラーが起きました (ステータス {status})。この画面の内容は変わっていません。しばらくしてから、もう一度試してください。"
            )
        },
    },
};

/// A whole number with a comma after every three digits, as both languages write it.
pub fn number(count: usize) -> String {
    let digits = count.to_string();
    let mut grouped = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        for (count, text) in [
            (0, "0"),
            (999, "999"),
            (1_000, "1,000"),
            (1_234_567, "1,234,567"),
        ] {
            assert_eq!(number(count), text);
        }
    }

    #[test]
    fn one_person_is_not_people() {
        assert_eq!((EN.people)(1), "1 person");
        assert_eq!((EN.people)(2), "2 people");
    }

    #[test]
    fn long_lists_are_cut() {
        let names = ["A", "B", "C"].map(str::to_owned);
        assert_eq!(EN.list(&names, 3), "A, B, C");
        // To leave out one is not worth it.
        assert_eq!(EN.list(&names, 2), "A, B, C");
        assert_eq!(EN.list(&names, 1), "A and 2 more");
        assert_eq!(JA.list(&names, 1), "A ほか 2 件");
        assert_eq!(JA.list_people(&names, 1), "A ほか 2 人");
    }

    #[test]
    fn a_refusal_is_told_in_the_servers_words() {
        let refused = Error::Refused {
            messages: vec!["No.".into()],
            fields: [("name".into(), "Taken.".into())].into(),
        };
        assert_eq!(EN.explain(&refused), "No. Taken.");
    }
}
