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
