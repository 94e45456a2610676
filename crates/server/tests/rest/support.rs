//! A server of one's own for each test, and somebody to ask it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use reqwest::{Client, Method, RequestBuilder, Response, StatusCode};
use serde_json::Value;
use sqlx::any::{AnyPoolOptions, AnyRow};
use sqlx::{AnyPool, Row};
use tempfile::TempDir;
use tokio::sync::{OnceCell, oneshot};
use whocan_server::demo::Demo;
use whocan_server::{Server, Settings};

/// Names the cluster to use instead of SQLite files, such as `postgres://me@127.0.0.1:5433/postgres`.
const POSTGRES: &str = "WHOCAN_TEST_POSTGRES";

/// A database with the story, which each test copies: filling one takes three slow passwords.
static TEMPLATE: OnceCell<Database> = OnceCell::const_new();
/// Numbers the databases of this process.
static NEXT: AtomicU32 = AtomicU32::new(0);

/// A database that nobody else uses: a SQLite file, or one of its own in the cluster that is named.
pub(crate) struct Database {
    /// Its address.
    pub(crate) url: String,
    cluster: Option<(String, String)>,
    directory: TempDir,
}

impl Database {
    /// An empty one.
    pub(crate) async fn new() -> Self {
        Self::like(None).await
    }

    /// One with the story.
    pub(crate) async fn story() -> Self {
        let template = TEMPLATE.get_or_init(|| async {
            let database = Self::new().await;
            let server = Running::start(&database.url, Some(Demo::Story)).await;
            server.stop().await;
            database.settle().await;
            database
        });
        Self::like(Some(template.await)).await
    }

    /// Brings all that was written into the SQLite file: the last connection does that, which may
    /// still be on its way out.
    async fn settle(&self) {
        if self.cluster.is_none() {
            let pool = self.connect().await;
            let statement = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)");
            statement.fetch_all(&pool).await.unwrap();
            pool.close().await;
        }
    }

    /// An empty one, or a copy.
    async fn like(template: Option<&Self>) -> Self {
        sqlx::any::install_default_drivers();
        let directory = tempfile::tempdir().unwrap();
        let Ok(cluster) = std::env::var(POSTGRES) else {
            let file = directory.path().join("whocan.db");
            if let Some(template) = template {
                std::fs::copy(template.directory.path().join("whocan.db"), &file).unwrap();
            }
            return Self {
                url: format!("sqlite:{}", file.display()),
                cluster: None,
                directory,
            };
        };
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("whocan_test_{}_{number}", std::process::id());
        let template = template.and_then(|template| template.cluster.as_ref());
        let template = template.map_or("template1", |(_, name)| name.as_str());
        let pool = AnyPool::connect(&cluster).await.unwrap();
        let statement = format!("CREATE DATABASE {name} TEMPLATE {template}");
        sqlx::query(&statement).execute(&pool).await.unwrap();
        let (server, _) = cluster.rsplit_once('/').unwrap();
        Self {
            url: format!("{server}/{name}"),
            cluster: Some((cluster, name)),
            directory,
        }
    }

    pub(crate) async fn connect(&self) -> AnyPool {
        let options = AnyPoolOptions::new().max_connections(1);
        options.connect(&self.url).await.unwrap()
    }

    /// Everything in it, as text: by table, the rows in order.
    pub(crate) async fn dump(&self) -> BTreeMap<String, Vec<Vec<String>>> {
        let pool = self.connect().await;
        let query = if self.cluster.is_some() {
            "SELECT CAST(table_name AS TEXT) FROM information_schema.tables \
             WHERE table_schema = 'public'"
        } else {
            "SELECT name FROM sqlite_master WHERE type = 'table'"
        };
        let tables: Vec<String> = sqlx::query_scalar(query).fetch_all(&pool).await.unwrap();
        let mut dump = BTreeMap::new();
        for table in tables.into_iter().filter(|name| !name.starts_with("_sqlx")) {
            let query = format!("SELECT * FROM {table}");
            let rows = sqlx::query(&query).fetch_all(&pool).await.unwrap();
            let mut rows: Vec<Vec<String>> = rows.iter().map(texts).collect();
            rows.sort();
            dump.insert(table, rows);
        }
        pool.close().await;
        dump
    }

    /// Drops a database of a cluster; a file goes with its directory.
    pub(crate) async fn drop(self) {
        if let Some((cluster, name)) = &self.cluster {
            let pool = AnyPool::connect(cluster).await.unwrap();
            let statement = format!("DROP DATABASE {name} WITH (FORCE)");
            sqlx::query(&statement).execute(&pool).await.unwrap();
        }
    }
}

fn texts(row: &AnyRow) -> Vec<String> {
    (0..row.len())
        .map(|column| {
            let number = row.try_get::<Option<i64>, _>(column);
            let text = || {
                row.try_get::<Option<String>, _>(column)
                    .map(|text| format!("{text:?}"))
            };
            number
                .map(|number| format!("{number:?}"))
                .or_else(|_| text())
                .unwrap()
        })
        .collect()
}

/// A directory that holds something like a built app.
pub(crate) fn app_directory() -> TempDir {
    let directory = tempfile::tempdir().unwrap();
    let write = |name: &str, contents: &str| {
        std::fs::write(directory.path().join(name), contents).unwrap();
    };
    let script = "console.log('a script long enough to be worth compressing');".repeat(20);
    write(
        "index.html",
        "<!doctype html><title>Whocan</title><script type=\"module\">start()</script>",
    );
    write("config.json", "{}");
    write("whocan-0123456789abcdef.js", &script);
    write("whocan-0123456789abcdef_bg.wasm", "\0asm");
    write("whocan-0123456789abcdef_bg.wasm.br", "compressed before");
    directory
}

/// A server that runs in this process.
pub(crate) struct Running {
    pub(crate) base: String,
    stop: oneshot::Sender<()>,
    done: tokio::task::JoinHandle<std::io::Result<()>>,
    _app: TempDir,
}

impl Running {
    pub(crate) async fn start(url: &str, demo: Option<Demo>) -> Self {
        let app = app_directory();
        let server = Server::start(settings(url, app.path(), demo))
            .await
            .unwrap();
        let base = format!("http://{}", server.address());
        let (stop, stopped) = oneshot::channel();
        let done = tokio::spawn(server.run(async {
            let _ = stopped.await;
        }));
        Self {
            base,
            stop,
            done,
            _app: app,
        }
    }

    pub(crate) async fn stop(self) {
        self.stop.send(()).unwrap();
        self.done.await.unwrap().unwrap();
    }

    /// Somebody who is not signed in.
    pub(crate) fn anonymous(&self) -> Person {
        Person::new(&self.base, None)
    }

    /// Somebody who sends their name, which in demos is their password, with each request.
    pub(crate) fn person(&self, name: &str) -> Person {
        Person::new(&self.base, Some(name))
    }
}

pub(crate) fn settings(url: &str, app: &Path, demo: Option<Demo>) -> Settings {
    Settings {
        listen: "127.0.0.1:0".to_owned(),
        database: url.to_owned(),
        app: PathBuf::from(app),
        public_url: None,
        demo,
        admin_password: Some("first".to_owned()),
    }
}

/// A server with the story in a database of its own.
pub(crate) struct Story {
    pub(crate) database: Database,
    pub(crate) server: Running,
    pub(crate) admin: Person,
    pub(crate) lead: Person,
    pub(crate) client: Person,
    pub(crate) anonymous: Person,
}

impl Story {
    pub(crate) async fn start() -> Self {
        let database = Database::story().await;
        let server = Running::start(&database.url, None).await;
        Self {
            admin: server.person("admin"),
            lead: server.person("lead"),
            client: server.person("client"),
            anonymous: server.anonymous(),
            server,
            database,
        }
    }

    pub(crate) async fn stop(self) {
        self.server.stop().await;
        self.database.drop().await;
    }
}

/// Somebody who asks.
#[derive(Clone)]
pub(crate) struct Person {
    base: String,
    /// Name and password.
    login: Option<(String, String)>,
    client: Client,
}

/// What was answered.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) body: Value,
}

impl Answer {
    async fn of(response: Response) -> Self {
        let status = response.status();
        let text = response.text().await.unwrap();
        let body = if text.is_empty() {
            Value::Null
        } else {
            serde_json::from_str(&text).unwrap_or(Value::String(text))
        };
        Self { status, body }
    }

    /// The body of an answer with this status.
    #[track_caller]
    pub(crate) fn expect(self, status: u16) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", self.body);
        self.body
    }

    /// The message about a field, of a refusal with this status.
    #[track_caller]
    pub(crate) fn error_of(self, status: u16, field: &str) -> String {
        let body = self.expect(status);
        assert!(body["errorMessages"].is_array(), "{body}");
        let message = body["errors"][field].as_str();
        message
            .unwrap_or_else(|| panic!("no error for {field} in {body}"))
            .to_owned()
    }

    /// The first message of a refusal with this status.
    #[track_caller]
    pub(crate) fn message(self, status: u16) -> String {
        let body = self.expect(status);
        assert!(body["errors"].is_object(), "{body}");
        let message = body["errorMessages"][0].as_str();
        message
            .unwrap_or_else(|| panic!("no message in {body}"))
            .to_owned()
    }
}

impl Person {
    pub(crate) fn new(base: &str, name: Option<&str>) -> Self {
        Self {
            base: base.to_owned(),
            login: name.map(|name| (name.to_owned(), name.to_owned())),
            client: Client::new(),
        }
    }

    /// Somebody else, with a password of their own.
    pub(crate) fn with_password(&self, name: &str, password: &str) -> Self {
        Self {
            login: Some((name.to_owned(), password.to_owned())),
            ..self.clone()
        }
    }

    /// A request to a path; one that does not start with `/rest` is one of the dialect.
    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let path = if path.starts_with("/rest") {
            path.to_owned()
        } else {
            format!("/rest/api/2{path}")
        };
        let request = self.client.request(method, format!("{}{path}", self.base));
        match &self.login {
            Some((name, password)) => request.basic_auth(name, Some(password)),
            None => request,
        }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        send(self.request(Method::GET, path)).await
    }

    pub(crate) async fn delete(&self, path: &str) -> Answer {
        send(self.request(Method::DELETE, path)).await
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Answer {
        send(self.request(Method::POST, path).json(body)).await
    }

    pub(crate) async fn put(&self, path: &str, body: &Value) -> Answer {
        send(self.request(Method::PUT, path).json(body)).await
    }
}

pub(crate) async fn send(request: RequestBuilder) -> Answer {
    Answer::of(request.send().await.unwrap()).await
}

/// The names of the keys of an object, in order.
pub(crate) fn keys(value: &Value) -> Vec<&str> {
    let object = value.as_object().unwrap();
    object.keys().map(String::as_str).collect()
}
