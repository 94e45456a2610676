//! The grid as CSV: a row for each permission, by name and key; a column for each holder, by name
//! and, below that, by what it is.

use ::csv::{ReaderBuilder, WriterBuilder};
use whocan_access::Holder;
use whocan_jira::HolderBean;

use super::import::{Named, Read, Unreadable};
use super::table::Table;

/// What stands in a cell that is granted.
const GRANTED: &str = "x";

/// What also says, in a cell, that it is not granted.
const NOT_GRANTED: [&str; 6] = ["", "-", "0", "no", "false", "n"];

/// What tells spreadsheet programs that letters are in UTF-8.
const MARK: char = '\u{feff}';

/// What a spreadsheet would take for a formula begins with one of these.
const FORMULA: [char; 4] = ['=', '+', '-', '@'];

/// Writes the grid.
pub(super) fn write(table: &Table) -> String {
    let mut writer = WriterBuilder::new().from_writer(Vec::new());
    let names = table.columns.iter().map(|column| plain(&column.name));
    let references = table.columns.iter().map(|column| plain(&column.reference));
    let head = ["Permission", "Key"].map(str::to_owned);
    let below = ["", ""].map(str::to_owned);
    let mut lines = vec![
        head.into_iter().chain(names).collect::<Vec<_>>(),
        below.into_iter().chain(references).collect(),
    ];
    for row in &table.rows {
        let marks = row
            .granted
            .iter()
            .map(|granted| if *granted { GRANTED } else { "" });
        let words = [plain(&row.name), plain(&row.key)].into_iter();
        lines.push(words.chain(marks.map(str::to_owned)).collect());
    }
    for line in lines {
        // Writing to memory, lines of one length: neither can fail.
        let _ = writer.write_record(line);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    [
        String::from(MARK),
        String::from_utf8(bytes).unwrap_or_default(),
    ]
    .concat()
}

/// Reads a grid: one's own, or any with holders in its first line and permissions in its first
/// column. Commas, semicolons and tabs may separate.
pub(super) fn read(text: &str) -> Result<Vec<Read>, Unreadable> {
    let text = text.trim_start_matches(MARK);
    let first = text.lines().next().unwrap_or_default();
    let separators = [b',', b';', b'\t'];
    let count = |separator: &u8| first.bytes().filter(|byte| byte == separator).count();
    let separator = separators.into_iter().max_by_key(count).unwrap_or(b',');
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut lines = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| Unreadable::NoGrid)?;
        lines.push(record.iter().map(own).collect::<Vec<_>>());
    }
    let mut lines = lines.into_iter();
    let head = lines.next().unwrap_or_default();
    let mut lines = lines.peekable();
    let is_reference = |line: &Vec<String>| {
        let mut start = line.iter().take(2);
        line.len() > 2 && start.all(String::is_empty)
    };
    let below = lines.next_if(is_reference);
    // The first two columns are name and key, or the first alone is one of them.
    let from = if below.is_some() || head.get(1).is_some_and(|title| title == "Key") {
        2
    } else {
        1
    };
    let holders: Vec<Named> = head
        .iter()
        .enumerate()
        .map(|(at, name)| {
            let reference = below.as_ref().and_then(|below| below.get(at));
            Named {
                holder: reference.and_then(|reference| holder(reference)),
                called: Some(name.clone()),
            }
        })
        .collect();
    if holders.len() <= from {
        return Err(Unreadable::NoGrid);
    }
    let mut grants = Vec::new();
    for line in lines {
        let mut words = line.iter().take(from).rev();
        let Some(permission) = words.find(|word| !word.is_empty()) else {
            continue;
        };
        for (mark, holder) in line.iter().zip(&holders).skip(from) {
            let mark = mark.trim().to_lowercase();
            if !NOT_GRANTED.contains(&mark.as_str()) {
                grants.push(Read {
                    permission: permission.clone(),
                    holder: holder.clone(),
                });
            }
        }
    }
    Ok(grants)
}

/// The holder of a reference; none where there is none.
fn holder(reference: &str) -> Option<Holder> {
    let (kind, parameter) = match reference.split_once(':') {
        Some((kind, parameter)) => (kind, Some(parameter.to_owned())),
        None => (reference, None),
    };
    let bean = HolderBean {
        kind: kind.to_owned(),
        parameter,
        ..HolderBean::default()
    };
    (!kind.is_empty()).then(|| Holder::from(&bean))
}

/// A text that no spreadsheet takes for a formula.
fn plain(text: &str) -> String {
    let quote = if text.starts_with(FORMULA) { "'" } else { "" };
    [quote, text].concat()
}

/// The text that was made plain.
fn own(text: &str) -> String {
    let text = text.trim();
    let made = text
        .strip_prefix('\'')
        .filter(|text| text.starts_with(FORMULA));
    made.unwrap_or(text).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_names(text: &str) -> Vec<(String, String)> {
        let grants = read(text).unwrap().into_iter();
        grants
            .map(|grant| (grant.permission, grant.holder.called.unwrap_or_default()))
            .collect()
    }

    #[test]
    fn tables_of_others_are_read() {
        let expected = [("Browse Projects", "staff"), ("EDIT_ISSUES", "clients")];
        let expected = expected.map(|(a, b)| (a.to_owned(), b.to_owned()));
        for text in [
            "Right,staff,clients\nBrowse Projects,x,\nEDIT_ISSUES,no,Yes\n",
            "\u{feff};staff;clients\r\nBrowse Projects;1;0\r\n\r\nEDIT_ISSUES;;✓",
            "\tstaff\tclients\nBrowse Projects\tTRUE\nEDIT_ISSUES\tFALSE\tTRUE",
        ] {
            assert_eq!(read_names(text), expected, "{text}");
        }
    }

    #[test]
    fn nothing_is_a_formula() {
        for text in ["=1+1", "+x", "-x", "@x"] {
            assert!(plain(text).starts_with('\''));
            assert_eq!(own(&plain(text)), text);
        }
        assert_eq!(own("'quoted'"), "'quoted'");
    }

    #[test]
    fn what_is_no_grid_says_so() {
        for text in ["", "one column\nonly", "\n\n"] {
            assert_eq!(read(text).unwrap_err(), Unreadable::NoGrid, "{text}");
        }
    }
}
