//! Accounts and sessions in the tables. They are no part of the instance: nobody's access depends
//! on them, so writing them raises no revision.

use sqlx::{AnyPool, Row};
use whocan_access::UserKey;

/// What signing in compares with.
pub(crate) struct Account {
    /// Whose it is.
    pub(crate) key: UserKey,
    /// The PHC string; empty for an account that nobody can sign in with.
    pub(crate) password: String,
    /// Successful sign-ins so far.
    pub(crate) login_count: i64,
    /// Failed ones.
    pub(crate) failed_login_count: i64,
}

/// The account one signs in to with this name, if there is one.
pub(crate) async fn account(pool: &AnyPool, name: &str) -> sqlx::Result<Option<Account>> {
    if name.contains('\0') {
        // PostgreSQL takes no such text.
        return Ok(None);
    }
    let query = "SELECT user_key, password, login_count, failed_login_count \
                 FROM account WHERE name = $1";
    let row = sqlx::query(query).bind(name).fetch_optional(pool).await?;
    row.map(|row| {
        Ok(Account {
            key: row.try_get::<&str, _>(0)?.into(),
            password: row.try_get(1)?,
            login_count: row.try_get(2)?,
            failed_login_count: row.try_get(3)?,
        })
    })
    .transpose()
}

/// Counts an attempt to sign in.
pub(crate) async fn count_login(pool: &AnyPool, key: &UserKey, success: bool) -> sqlx::Result<()> {
    let statement = if success {
        "UPDATE account SET login_count = login_count + 1 WHERE user_key = $1"
    } else {
        "UPDATE account SET failed_login_count = failed_login_count + 1 WHERE user_key = $1"
    };
    sqlx::query(statement)
        .bind(key.as_str())
        .execute(pool)
        .await?;
    Ok(())
}

/// Keeps a new session, and forgets those that have expired.
pub(crate) async fn insert(
    pool: &AnyPool,
    token: &str,
    key: &UserKey,
    now: i64,
    expires: i64,
) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM session WHERE expires <= $1")
        .bind(now)
        .execute(pool)
        .await?;
    sqlx::query("INSERT INTO session (token, user_key, expires) VALUES ($1, $2, $3)")
        .bind(token)
        .bind(key.as_str())
        .bind(expires)
        .execute(pool)
        .await?;
    Ok(())
}

/// Whose session it is and when it expires, if it has not yet.
pub(crate) async fn find(
    pool: &AnyPool,
    token: &str,
    now: i64,
) -> sqlx::Result<Option<(UserKey, i64)>> {
    let query = "SELECT user_key, expires FROM session WHERE token = $1 AND expires > $2";
    let row = sqlx::query(query)
        .bind(token)
        .bind(now)
        .fetch_optional(pool)
        .await?;
    row.map(|row| Ok((row.try_get::<&str, _>(0)?.into(), row.try_get(1)?)))
        .transpose()
}

/// Puts off when a session expires.
pub(crate) async fn extend(pool: &AnyPool, token: &str, expires: i64) -> sqlx::Result<()> {
    sqlx::query("UPDATE session SET expires = $1 WHERE token = $2")
        .bind(expires)
        .bind(token)
        .execute(pool)
        .await?;
    Ok(())
}

/// Ends a session.
pub(crate) async fn delete(pool: &AnyPool, token: &str) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM session WHERE token = $1")
        .bind(token)
        .execute(pool)
        .await?;
    Ok(())
}
