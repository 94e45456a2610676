//! What more than one area says.

/// Texts of no one area.
pub struct Texts {
    pub save: &'static str,
    pub cancel: &'static str,
    pub close: &'static str,
    pub remove: &'static str,
    pub try_again: &'static str,
    pub no_match: &'static str,
    /// Shown while options are on their way.
    pub searching: &'static str,
    pub people: fn(usize) -> String,
    pub options: fn(usize) -> String,
    pub kinds: Kinds,
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

pub static EN: Texts = Texts {
    save: "Save",
    cancel: "Cancel",
    close: "Close",
    remove: "Remove",
    try_again: "Try again",
    no_match: "Nothing matches",
    searching: "Searching…",
    people: |count| match count {
        1 => "1 person".to_owned(),
        _ => format!("{} people", number(count)),
    },
    options: |count| match count {
        1 => "1 match".to_owned(),
        _ => format!("{} matches", number(count)),
    },
    kinds: Kinds {
        anyone: "anyone",
        access: "access",
        role: "role",
        group: "group",
        person: "person",
        issue: "issue",
        unknown: "unknown",
    },
};

pub static JA: Texts = Texts {
    save: "保存",
    cancel: "キャンセル",
    close: "閉じる",
    remove: "外す",
    try_again: "もう一度試す",
    no_match: "一致するものがありません",
    searching: "検索中…",
    people: |count| format!("{} 人", number(count)),
    options: |count| format!("{} 件", number(count)),
    kinds: Kinds {
        anyone: "全員",
        access: "利用権",
        role: "ロール",
        group: "グループ",
        person: "ユーザー",
        issue: "課題",
        unknown: "不明",
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
}
