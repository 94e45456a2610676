//! Many rows in few statements: what filling and saving share.

use sqlx::AnyConnection;
use whocan_access::{Actors, Holder};
use whocan_jira::HolderBean;

/// How many rows one statement inserts. Times the widest table, this stays well below the number
/// of parameters that either database takes.
const ROWS: usize = 1_000;

/// A value of a row to be inserted.
pub(super) enum Value {
    Number(i64),
    Text(String),
    OptionalNumber(Option<i64>),
    OptionalText(Option<String>),
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for Value {
    fn from(yes: bool) -> Self {
        Self::Number(yes.into())
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

pub(super) fn text(value: &impl ToString) -> Value {
    Value::Text(value.to_string())
}

pub(super) fn optional_text<T: ToString>(value: Option<&T>) -> Value {
    Value::OptionalText(value.map(ToString::to_string))
}

pub(super) fn holder(holder: &Holder) -> [Value; 2] {
    let bean = HolderBean::from(holder);
    [Value::Text(bean.kind), Value::OptionalText(bean.parameter)]
}

/// Rows of users and groups that act in a role.
pub(super) fn actors(actors: &Actors) -> impl Iterator<Item = [Value; 2]> {
    let users = actors.users.iter().map(|key| ["user".into(), text(key)]);
    let groups = actors
        .groups
        .iter()
        .map(|name| ["group".into(), text(name)]);
    users.chain(groups)
}

/// Inserts many rows, a thousand at a time.
pub(super) async fn insert<const COLUMNS: usize>(
    connection: &mut AnyConnection,
    table: &str,
    columns: [&str; COLUMNS],
    rows: impl Iterator<Item = [Value; COLUMNS]>,
) -> sqlx::Result<()> {
    let mut rows = rows.peekable();
    while rows.peek().is_some() {
        let chunk: Vec<_> = rows.by_ref().take(ROWS).collect();
        let tuples: Vec<String> = (0..chunk.len())
            .map(|row| {
                let numbers = (1..=COLUMNS).map(|column| format!("${}", row * COLUMNS + column));
                format!("({})", numbers.collect::<Vec<_>>().join(", "))
            })
            .collect();
        let statement = format!(
            "INSERT INTO {table} ({}) VALUES {}",
            columns.join(", "),
            tuples.join(", ")
        );
        let mut query = sqlx::query(&statement);
        for value in chunk.into_iter().flatten() {
            query = match value {
                Value::Number(number) => query.bind(number),
                Value::Text(text) => query.bind(text),
                Value::OptionalNumber(number) => query.bind(number),
                Value::OptionalText(text) => query.bind(text),
            };
        }
        query.execute(&mut *connection).await?;
    }
    Ok(())
}

/// Deletes the rows with these ids.
pub(super) async fn delete(
    connection: &mut AnyConnection,
    table: &str,
    ids: &[i64],
) -> sqlx::Result<()> {
    for chunk in ids.chunks(ROWS) {
        let numbers: Vec<String> = (1..=chunk.len()).map(|at| format!("${at}")).collect();
        let statement = format!("DELETE FROM {table} WHERE id IN ({})", numbers.join(", "));
        let mut query = sqlx::query(&statement);
        for id in chunk {
            query = query.bind(*id);
        }
        query.execute(&mut *connection).await?;
    }
    Ok(())
}
