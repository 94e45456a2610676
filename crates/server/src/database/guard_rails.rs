//! Guard rails in the tables, and the times they were overridden.

use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};
use whocan_access::{GuardRail, SchemeId, UserKey};

/// A guard rail by its id.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Kept {
    pub(crate) id: i64,
    pub(crate) rail: GuardRail,
}

/// A scheme was saved though that broke guard rails.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Overridden {
    /// In seconds since 1970.
    pub(crate) created: i64,
    /// Who saved it.
    pub(crate) user: UserKey,
    pub(crate) scheme: SchemeId,
    /// What the scheme was called.
    pub(crate) scheme_name: String,
    /// What the guard rails were called.
    pub(crate) guard_rails: Vec<String>,
    pub(crate) reason: String,
}

/// All guard rails, by id.
pub(crate) async fn all(connection: &mut AnyConnection) -> sqlx::Result<Vec<Kept>> {
    let query = "SELECT id, name, rule FROM guard_rail ORDER BY id";
    let rows = sqlx::query(query).fetch_all(connection).await?;
    let rails = rows.iter().map(|row| {
        Ok(Kept {
            id: row.try_get(0)?,
            rail: GuardRail {
                name: row.try_get(1)?,
                rule: json(row, 2)?,
            },
        })
    });
    rails.collect()
}

/// Keeps a guard rail under its id, in the place of the one that was there.
pub(crate) async fn keep(connection: &mut AnyConnection, kept: &Kept) -> sqlx::Result<()> {
    let statement = "INSERT INTO guard_rail (id, name, rule) VALUES ($1, $2, $3) \
                     ON CONFLICT (id) DO UPDATE SET name = excluded.name, rule = excluded.rule";
    sqlx::query(statement)
        .bind(kept.id)
        .bind(kept.rail.name.as_str())
        .bind(to_json(&kept.rail.rule)?)
        .execute(connection)
        .await?;
    Ok(())
}

/// Forgets a guard rail.
pub(crate) async fn delete(connection: &mut AnyConnection, id: i64) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM guard_rail WHERE id = $1")
        .bind(id)
        .execute(connection)
        .await?;
    Ok(())
}

/// Records that guard rails were overridden.
pub(crate) async fn record(
    connection: &mut AnyConnection,
    id: i64,
    overridden: &Overridden,
) -> sqlx::Result<()> {
    let statement = "INSERT INTO guard_rail_override \
                     (id, created, user_key, scheme_id, scheme_name, guard_rails, reason) \
                     VALUES ($1, $2, $3, $4, $5, $6, $7)";
    sqlx::query(statement)
        .bind(id)
        .bind(overridden.created)
        .bind(overridden.user.as_str())
        .bind(overridden.scheme.0)
        .bind(overridden.scheme_name.as_str())
        .bind(to_json(&overridden.guard_rails)?)
        .bind(overridden.reason.as_str())
        .execute(connection)
        .await?;
    Ok(())
}

/// The latest overrides with their ids, the last one first.
pub(crate) async fn overrides(
    connection: &mut AnyConnection,
    most: usize,
) -> sqlx::Result<Vec<(i64, Overridden)>> {
    let query = "SELECT id, created, user_key, scheme_id, scheme_name, guard_rails, reason \
                 FROM guard_rail_override ORDER BY id DESC LIMIT $1";
    let rows = sqlx::query(query)
        .bind(i64::try_from(most).unwrap_or(i64::MAX))
        .fetch_all(connection)
        .await?;
    let overrides = rows.iter().map(|row| {
        let overridden = Overridden {
            created: row.try_get(1)?,
            user: row.try_get::<&str, _>(2)?.into(),
            scheme: SchemeId(row.try_get(3)?),
            scheme_name: row.try_get(4)?,
            guard_rails: json(row, 5)?,
            reason: row.try_get(6)?,
        };
        Ok((row.try_get(0)?, overridden))
    });
    overrides.collect()
}

fn json<T: serde::de::DeserializeOwned>(row: &AnyRow, at: usize) -> sqlx::Result<T> {
    serde_json::from_str(row.try_get(at)?).map_err(|error| sqlx::Error::Decode(error.into()))
}

fn to_json(value: &impl serde::Serialize) -> sqlx::Result<String> {
    serde_json::to_string(value).map_err(|error| sqlx::Error::Encode(error.into()))
}
