//! Starting: everything that can be wrong with how the program was called is found here.

use std::net::SocketAddr;
use std::path::PathBuf;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use tokio::net::TcpListener;
use whocan_access::{Instance, UserKey};

use crate::app_files::{INDEX, holds_app};
use crate::database::{self, DatabaseError};
use crate::demo::{Demo, DemoData};
use crate::passwords::{self, Passwords};
use crate::public_url::PublicUrl;
use crate::server::Server;
use crate::store::Store;
use crate::{App, random};

/// How to start.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where to listen: host and port; port 0 picks one.
    pub listen: String,
    /// Address of the database, such as `sqlite:whocan.db`.
    pub database: String,
    /// Directory of the built app.
    pub app: PathBuf,
    /// The address people use, where it is not the one that requests name.
    pub public_url: Option<PublicUrl>,
    /// What to fill an empty database with.
    pub demo: Option<Demo>,
    /// Password of the account `admin` of an empty database that gets no demo.
    pub admin_password: Option<String>,
}

/// Why the server cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The database cannot be used.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// The database failed while it was read or filled.
    #[error("--database failed: {0}. What it held before is unchanged")]
    Data(#[from] sqlx::Error),
    /// There is no app in the directory.
    #[error("--app {} holds no {INDEX}: build the app with `make build`, or name the directory it is in", directory.display())]
    App {
        /// The directory.
        directory: PathBuf,
    },
    /// The address cannot be listened at.
    #[error(
        "--listen {address} cannot be used: {source}. Name a host and a free port, such as 127.0.0.1:8080, or port 0 for any"
    )]
    Listen {
        /// The address.
        address: String,
        /// What the system says.
        source: std::io::Error,
    },
    /// Passwords cannot be hashed.
    #[error("passwords cannot be hashed: {0}")]
    Passwords(#[from] argon2::password_hash::Error),
    /// The system gives no random numbers.
    #[error("the system gives no random numbers: {0}")]
    Random(#[from] getrandom::Error),
}

impl Server {
    /// Opens the database, fills it if it is empty, and begins to listen.
    ///
    /// # Errors
    /// [`StartError`], fit to be shown to whoever started the program.
    pub async fn start(settings: Settings) -> Result<Self, StartError> {
        if !holds_app(&settings.app) {
            return Err(StartError::App {
                directory: settings.app,
            });
        }
        let (listener, address) = listen(&settings.listen).await.map_err(|source| {
            let address = settings.listen.clone();
            StartError::Listen { address, source }
        })?;
        let store = Store::open(&settings.database).await?;
        fill_if_empty(&store, settings.demo, settings.admin_password).await?;
        store.read().await?;
        let app = App {
            store,
            passwords: Passwords::new()?,
            directory: settings.app,
            public_url: settings.public_url,
            started: random_text()?,
        };
        Ok(Self::new(listener, address, app))
    }
}

async fn listen(address: &str) -> std::io::Result<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind(address).await?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}

fn random_text() -> Result<String, getrandom::Error> {
    Ok(BASE64_URL_SAFE_NO_PAD.encode(random::bytes::<12>()?))
}

/// Fills an empty database: with a demo, or with what every instance comes with and one account.
async fn fill_if_empty(
    store: &Store,
    demo: Option<Demo>,
    admin_password: Option<String>,
) -> Result<(), StartError> {
    let mut transaction = store.pool().begin().await?;
    database::raise_revision(&mut transaction).await?;
    if !database::is_empty(&mut transaction).await? {
        if let Some(demo) = demo {
            eprintln!(
                "--demo {}: the database is not empty and stays as it is",
                demo.name()
            );
        }
        return Ok(());
    }
    let (instance, passwords) = match demo {
        Some(demo) => {
            let DemoData {
                instance,
                passwords,
            } = demo.data();
            (instance, passwords)
        }
        None => first_instance(admin_password)?,
    };
    let hashes = passwords.iter().map(|(key, password)| {
        let hash = passwords::hash(password)?;
        Ok((key.clone(), hash))
    });
    let hashes = hashes.collect::<Result<Vec<_>, argon2::password_hash::Error>>()?;
    database::fill(&mut transaction, &instance, &hashes).await?;
    transaction.commit().await?;
    Ok(())
}

/// What every instance comes with, and the account `admin`.
fn first_instance(
    admin_password: Option<String>,
) -> Result<(Instance, Vec<(UserKey, String)>), StartError> {
    let (instance, admin) = crate::first::instance();
    let password = admin_password.map_or_else(generated_password, Ok)?;
    Ok((instance, vec![(admin, password)]))
}

/// A password that is told once.
fn generated_password() -> Result<String, getrandom::Error> {
    let password = random_text()?;
    eprintln!("the database was empty: sign in as admin with the password {password}");
    Ok(password)
}
