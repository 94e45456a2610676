//! The database: SQLite or PostgreSQL behind one driver, with statements valid in both.

mod fill;
pub(crate) mod guard_rails;
mod load;
mod rows;
mod save;
pub(crate) mod sessions;

use std::time::Duration;

use sqlx::any::AnyPoolOptions;
use sqlx::{AnyConnection, AnyPool, Connection, Executor, Row};

pub(crate) use fill::{fill, is_empty};
pub(crate) use load::load;
pub(crate) use save::save;

/// How many connections are open at most.
const CONNECTIONS: u32 = 8;

/// How long a request waits for a free connection.
const PATIENCE: Duration = Duration::from_secs(30);

/// Why a database cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum DatabaseError {
    /// The address is of no kind we know.
    #[error(
        "--database {0} is no database we know: use sqlite:FILE, sqlite::memory: or postgres://USER:PASSWORD@HOST/NAME"
    )]
    UnknownKind(String),
    /// It does not answer.
    #[error(
        "--database {address} cannot be opened: {source}. Check that the address is right and that this user may read and write there"
    )]
    Unreachable {
        /// The address, without a password.
        address: String,
        /// What the driver says.
        source: sqlx::Error,
    },
    /// Its tables cannot be brought to this version.
    #[error(
        "--database {address} cannot be brought to this version: {source}. It is unchanged; use the program that wrote it last, or another database"
    )]
    Migration {
        /// The address, without a password.
        address: String,
        /// What the driver says.
        source: sqlx::migrate::MigrateError,
    },
}

/// Opens a database and brings its tables to this version. A SQLite file that is missing is made.
///
/// # Errors
/// [`DatabaseError`], fit to be shown to whoever started the program.
pub(crate) async fn open(address: &str) -> Result<AnyPool, DatabaseError> {
    sqlx::any::install_default_drivers();
    let shown = without_password(address);
    let unreachable = |source| DatabaseError::Unreachable {
        address: shown.clone(),
        source,
    };
    let pool = if address.starts_with("postgres:") || address.starts_with("postgresql:") {
        open_postgres(address).await.map_err(unreachable)?
    } else if address.starts_with("sqlite:") {
        open_sqlite(address).await.map_err(unreachable)?
    } else {
        return Err(DatabaseError::UnknownKind(shown));
    };
    let migrated = sqlx::migrate!().run(&pool).await;
    migrated.map_err(|source| DatabaseError::Migration {
        address: shown,
        source,
    })?;
    Ok(pool)
}

async fn open_postgres(address: &str) -> Result<AnyPool, sqlx::Error> {
    // A pool tries again and again; whoever starts the program wants to know what is wrong.
    AnyConnection::connect(address).await?.close().await?;
    AnyPoolOptions::new()
        .max_connections(CONNECTIONS)
        .acquire_timeout(PATIENCE)
        .connect(address)
        .await
}

/// In memory a database lives as long as its one connection, which is therefore never replaced.
async fn open_sqlite(address: &str) -> Result<AnyPool, sqlx::Error> {
    let in_memory = address.contains(":memory:") || address.contains("mode=memory");
    let options = if in_memory {
        AnyPoolOptions::new()
            .min_connections(1)
            .max_connections(1)
            .idle_timeout(None)
            .max_lifetime(None)
    } else {
        AnyPoolOptions::new().max_connections(CONNECTIONS)
    };
    let address = if in_memory || address.contains("mode=") {
        address.to_owned()
    } else {
        let separator = if address.contains('?') { '&' } else { '?' };
        format!("{address}{separator}mode=rwc")
    };
    options
        .acquire_timeout(PATIENCE)
        .after_connect(|connection, _| {
            Box::pin(async move {
                // Readers go on while one writes; a commit is on the disk before it is answered.
                for pragma in [
                    "PRAGMA busy_timeout = 30000",
                    "PRAGMA journal_mode = WAL",
                    "PRAGMA synchronous = FULL",
                    "PRAGMA foreign_keys = ON",
                ] {
                    connection.execute(pragma).await?;
                }
                Ok(())
            })
        })
        .connect(&address)
        .await
}

fn without_password(address: &str) -> String {
    match (address.find("://"), address.rfind('@')) {
        (Some(scheme), Some(at)) if scheme < at => {
            let user = address.get(scheme + 3..at).unwrap_or_default();
            let name = user.split(':').next().unwrap_or_default();
            let before = address.get(..scheme + 3).unwrap_or_default();
            let after = address.get(at..).unwrap_or_default();
            format!("{before}{name}{after}")
        }
        _ => address.to_owned(),
    }
}

/// The number of the latest write.
pub(crate) async fn revision(connection: &mut AnyConnection) -> sqlx::Result<i64> {
    let query = sqlx::query_scalar("SELECT number FROM revision");
    query.fetch_one(connection).await
}

/// Lets nobody else write until the transaction ends, on both kinds of database and across
/// servers: the first statement of a transaction that has to see all tables as of one moment.
pub(crate) async fn lock(connection: &mut AnyConnection) -> sqlx::Result<i64> {
    sqlx::query("UPDATE revision SET number = number")
        .execute(&mut *connection)
        .await?;
    revision(connection).await
}

/// Like [`lock`], for a transaction that will write: raises the revision and answers the new one.
pub(crate) async fn raise_revision(connection: &mut AnyConnection) -> sqlx::Result<i64> {
    sqlx::query("UPDATE revision SET number = number + 1")
        .execute(&mut *connection)
        .await?;
    revision(connection).await
}

/// What ids are given out for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Sequence {
    PermissionScheme,
    PermissionGrant,
    GuardRail,
    Override,
}

impl Sequence {
    fn name(self) -> &'static str {
        match self {
            Self::PermissionScheme => "permission_scheme",
            Self::PermissionGrant => "permission_grant",
            Self::GuardRail => "guard_rail",
            Self::Override => "guard_rail_override",
        }
    }
}

/// Takes `count` new ids in a row and answers the first.
pub(crate) async fn take_ids(
    connection: &mut AnyConnection,
    sequence: Sequence,
    count: i64,
) -> sqlx::Result<i64> {
    sqlx::query("UPDATE sequence SET next = next + $1 WHERE name = $2")
        .bind(count)
        .bind(sequence.name())
        .execute(&mut *connection)
        .await?;
    let row = sqlx::query("SELECT next FROM sequence WHERE name = $1")
        .bind(sequence.name())
        .fetch_one(connection)
        .await?;
    Ok(row.try_get::<i64, _>(0)? - count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_not_shown() {
        assert_eq!(
            without_password("postgres://whocan:s3cret@db.example.com/whocan"),
            "postgres://whocan@db.example.com/whocan"
        );
        assert_eq!(without_password("sqlite:a@b.db"), "sqlite:a@b.db");
    }
}
