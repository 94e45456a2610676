//! Japanese put together from parts, some of which may be names in Latin letters.

/// The parts in a row, with a space where Latin letters and Japanese meet, and around brackets of
/// half width. A part may bring its own.
pub fn joined(parts: &[&str]) -> String {
    let mut said = String::new();
    for part in parts {
        let meeting = (said.chars().next_back(), part.chars().next());
        if let (Some(end), Some(start)) = meeting
            && ((is_latin(end) || end == ')') && is_japanese(start)
                || is_japanese(end) && (is_latin(start) || start == '('))
        {
            said.push(' ');
        }
        said.push_str(part);
    }
    said
}

fn is_latin(letter: char) -> bool {
    letter.is_ascii_alphanumeric()
}

/// Whether it is a letter, not a bracket or a stop of full width: these keep their distance by
/// themselves.
fn is_japanese(letter: char) -> bool {
    !letter.is_ascii() && letter.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_letters_keep_a_space_from_japanese_and_from_nothing_else() {
        assert_eq!(
            joined(&["グループ staff", "を外します。"]),
            "グループ staff を外します。"
        );
        assert_eq!(
            joined(&["全ユーザー", "を外します。"]),
            "全ユーザーを外します。"
        );
        assert_eq!(
            joined(&["「", "OPEN", "」の", "ACME", "。"]),
            "「OPEN」の ACME。"
        );
        assert_eq!(joined(&["ほか 4 件", "だけです。"]), "ほか 4 件だけです。");
        assert_eq!(
            joined(&["報告者 (本人の場合)", "への付与", "(1 件)"]),
            "報告者 (本人の場合) への付与 (1 件)"
        );
    }
}
