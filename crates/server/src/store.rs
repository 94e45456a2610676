//! The instance as the process holds it: compiled, and never older than the database.

use std::sync::Arc;

use arc_swap::ArcSwap;
use futures_util::FutureExt;
use sqlx::{Any, AnyConnection, AnyPool, Transaction};
use tokio::sync::{Mutex, OwnedMutexGuard};
use whocan_access::{Instance, Resolver, SchemeId};

use crate::change::Change;
use crate::database::{self, DatabaseError, Sequence};

/// The instance as of one revision, ready to be asked.
#[derive(Debug)]
pub(crate) struct Snapshot {
    /// The number of the latest write it knows of.
    pub(crate) revision: i64,
    /// Answers about it.
    pub(crate) resolver: Resolver,
}

impl Snapshot {
    /// The instance itself.
    pub(crate) fn instance(&self) -> &Instance {
        self.resolver.instance()
    }
}

/// The database and the latest snapshot of it.
#[derive(Debug)]
pub(crate) struct Store {
    pool: AnyPool,
    snapshot: Arc<ArcSwap<Snapshot>>,
    /// Held by whoever writes, or reads the whole database anew.
    turn: Arc<Mutex<()>>,
}

impl Store {
    /// Opens a database. What is in it is read at the first request.
    pub(crate) async fn open(address: &str) -> Result<Self, DatabaseError> {
        let nothing = Snapshot {
            revision: -1,
            resolver: Resolver::new(Arc::default()),
        };
        Ok(Self {
            pool: database::open(address).await?,
            snapshot: Arc::new(ArcSwap::from_pointee(nothing)),
            turn: Arc::default(),
        })
    }

    /// The connections, for what is no part of the instance.
    pub(crate) fn pool(&self) -> &AnyPool {
        &self.pool
    }

    /// The instance with all that has been written so far, also by other servers.
    pub(crate) async fn read(&self) -> sqlx::Result<Arc<Snapshot>> {
        let revision = database::revision(&mut *self.pool.acquire().await?).await?;
        let snapshot = self.snapshot.load_full();
        if snapshot.revision >= revision {
            return Ok(snapshot);
        }
        let _turn = self.turn.lock().await;
        let mut transaction = self.pool.begin().await?;
        let revision = database::lock(&mut transaction).await?;
        self.current(&mut transaction, revision).await
    }

    /// The snapshot of a revision, read anew if we have not got it.
    async fn current(
        &self,
        transaction: &mut Transaction<'static, Any>,
        revision: i64,
    ) -> sqlx::Result<Arc<Snapshot>> {
        let snapshot = self.snapshot.load_full();
        if snapshot.revision == revision {
            return Ok(snapshot);
        }
        let instance = database::load(transaction).boxed().await?;
        let resolver = aside(move || Resolver::new(Arc::new(instance))).await?;
        let snapshot = Arc::new(Snapshot { revision, resolver });
        self.snapshot.store(Arc::clone(&snapshot));
        Ok(snapshot)
    }

    /// Waits for one's turn to write. Dropped without [`Write::commit`], nothing has happened.
    pub(crate) async fn write(&self) -> sqlx::Result<Write> {
        let turn = Arc::clone(&self.turn).lock_owned().await;
        let mut transaction = self.pool.begin().await?;
        let revision = database::raise_revision(&mut transaction).await?;
        let before = self.current(&mut transaction, revision - 1).await?;
        Ok(Write {
            snapshot: Arc::clone(&self.snapshot),
            transaction,
            before,
            revision,
            _turn: turn,
        })
    }

    /// Whether a scheme has the attribute of extended administration.
    pub(crate) async fn extended_administration(&self, scheme: SchemeId) -> sqlx::Result<bool> {
        let query = "SELECT extended_administration FROM permission_scheme WHERE id = $1";
        let query = sqlx::query_scalar::<_, i64>(query).bind(scheme.0);
        Ok(query.fetch_optional(&self.pool).await? == Some(1))
    }
}

/// One write: a transaction that sees all that was written before.
pub(crate) struct Write {
    snapshot: Arc<ArcSwap<Snapshot>>,
    transaction: Transaction<'static, Any>,
    before: Arc<Snapshot>,
    revision: i64,
    _turn: OwnedMutexGuard<()>,
}

impl Write {
    /// The instance as it is until this write.
    pub(crate) fn before(&self) -> &Arc<Snapshot> {
        &self.before
    }

    /// The transaction's connection, for what is no part of the instance.
    pub(crate) fn connection(&mut self) -> &mut AnyConnection {
        &mut self.transaction
    }

    /// Takes `count` new ids in a row and answers the first.
    pub(crate) async fn take_ids(&mut self, sequence: Sequence, count: i64) -> sqlx::Result<i64> {
        database::take_ids(&mut self.transaction, sequence, count).await
    }

    /// Makes the change, in the database for good, then for all who ask from now on. If it fails,
    /// or is dropped on the way, the next request reads the database anew where that is ahead.
    pub(crate) async fn commit(mut self, change: Change) -> sqlx::Result<Arc<Snapshot>> {
        database::save(&mut self.transaction, self.before.instance(), &change)
            .boxed()
            .await?;
        let before = Arc::clone(&self.before);
        let resolver = aside(move || change.resolver(&before.resolver)).await?;
        self.transaction.commit().await?;
        let snapshot = Arc::new(Snapshot {
            revision: self.revision,
            resolver,
        });
        self.snapshot.store(Arc::clone(&snapshot));
        Ok(snapshot)
    }
}

/// Computes on a thread of its own: a large instance takes long enough to hold up other requests.
pub(crate) async fn aside<T: Send + 'static>(
    compute: impl FnOnce() -> T + Send + 'static,
) -> sqlx::Result<T> {
    let task = tokio::task::spawn_blocking(compute).await;
    task.map_err(|error| sqlx::Error::Io(std::io::Error::other(error)))
}
