//! `whocan-server`: reads its options, starts the server and stops it when asked to.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;
use whocan_server::demo::Demo;
use whocan_server::{PublicUrl, Server, Settings};

const DATABASE_HELP: &str = "The database: sqlite:FILE (made if missing), sqlite::memory: or \
                             postgres://USER:PASSWORD@HOST/NAME";

/// Serves Whocan: Jira's REST dialect over a database of its own, and the app.
#[derive(Debug, Parser)]
#[command(version)]
struct Options {
    /// Where to listen; port 0 picks a free one.
    #[arg(
        long,
        env = "WHOCAN_LISTEN",
        value_name = "ADDR",
        default_value = "127.0.0.1:8080"
    )]
    listen: String,
    #[arg(
        long,
        help = DATABASE_HELP,
        env = "WHOCAN_DATABASE",
        value_name = "URL",
        default_value = "sqlite:whocan.db",
        hide_env_values = true
    )]
    database: String,
    /// The directory of the built app.
    #[arg(long, env = "WHOCAN_APP", value_name = "DIR", default_value = "dist")]
    app: PathBuf,
    /// The address people use, where a proxy in front does not pass on the host it was asked for.
    #[arg(long, env = "WHOCAN_PUBLIC_URL", value_name = "URL", value_parser = PublicUrl::parse)]
    public_url: Option<PublicUrl>,
    /// Fills an empty database with a demo.
    #[arg(long, env = "WHOCAN_DEMO", value_name = "NAME", value_parser = demo)]
    demo: Option<Demo>,
    /// Password of the account admin, for an empty database without a demo.
    #[arg(
        long = "admin-password",
        env = "WHOCAN_ADMIN_PASSWORD",
        hide = true,
        hide_env_values = true
    )]
    admin_password: Option<String>,
}

fn demo(name: &str) -> Result<Demo, String> {
    Demo::parse(name).ok_or_else(|| {
        let names: Vec<&str> = Demo::ALL.iter().map(|demo| demo.name()).collect();
        format!("there is no demo of this name, only {}", names.join(", "))
    })
}

#[tokio::main]
async fn main() -> ExitCode {
    let options = Options::parse();
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_env_filter(
            EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn")),
        )
        .init();
    match run(options).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}.");
            ExitCode::FAILURE
        }
    }
}

async fn run(options: Options) -> Result<(), Box<dyn std::error::Error>> {
    let server = Server::start(Settings {
        listen: options.listen,
        database: options.database,
        app: options.app,
        public_url: options.public_url,
        demo: options.demo,
        admin_password: options.admin_password.filter(|text| !text.is_empty()),
    })
    .await?;
    let mut terminated = signal(SignalKind::terminate())?;
    let mut interrupted = signal(SignalKind::interrupt())?;
    let end = async move {
        tokio::select! {
            _ = terminated.recv() => {}
            _ = interrupted.recv() => {}
        }
    };
    let mut out = std::io::stdout();
    writeln!(out, "listening on http://{}", server.address())?;
    out.flush()?;
    server.run(end).await?;
    Ok(())
}
