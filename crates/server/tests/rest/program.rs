//! The program itself, as a process of its own.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, ChildStdout, Command, Output, Stdio};

use tempfile::TempDir;

use crate::support::app_directory;

/// The command that starts it, with none of the settings of whoever runs the tests.
fn command(app: &TempDir) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_whocan-server"));
    for name in [
        "LISTEN",
        "DATABASE",
        "APP",
        "PUBLIC_URL",
        "DEMO",
        "ADMIN_PASSWORD",
    ] {
        command.env_remove(format!("WHOCAN_{name}"));
    }
    command
        .current_dir(app.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// What it says when it cannot start.
pub(crate) fn refusal(arguments: &[&str]) -> String {
    let app = app_directory();
    let Output {
        status,
        stdout,
        stderr,
    } = command(&app).args(arguments).output().unwrap();
    assert!(!status.success(), "{arguments:?}");
    assert_eq!(stdout, b"");
    String::from_utf8(stderr).unwrap()
}

/// The program while it runs. Killed when dropped.
pub(crate) struct Process {
    pub(crate) base: String,
    child: Child,
    out: BufReader<ChildStdout>,
    _app: TempDir,
}

impl Process {
    /// Starts it and waits until it is ready.
    pub(crate) fn start(database: &str, arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        let app = app_directory();
        let mut command = command(&app);
        command
            .args([
                "--listen",
                "127.0.0.1:0",
                "--app",
                ".",
                "--database",
                database,
            ])
            .args(arguments)
            .envs(variables.iter().copied());
        let mut child = command.spawn().unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        out.read_line(&mut line).unwrap();
        let base = line
            .trim_end()
            .strip_prefix("listening on ")
            .unwrap()
            .to_owned();
        Self {
            base,
            child,
            out,
            _app: app,
        }
    }

    /// Takes it away without a word.
    pub(crate) fn kill_now(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to stop: whether it did so in peace, the rest of its standard output, and all of its
    /// standard error.
    pub(crate) fn stop(mut self, signal: &str) -> (bool, String, String) {
        let id = self.child.id().to_string();
        let asked = Command::new("kill").args([signal, &id]).status().unwrap();
        assert!(asked.success());
        let status = self.child.wait().unwrap();
        let (mut out, mut err) = (String::new(), String::new());
        self.out.read_to_string(&mut out).unwrap();
        let mut errors = self.child.stderr.take().unwrap();
        errors.read_to_string(&mut err).unwrap();
        (status.success(), out, err)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
