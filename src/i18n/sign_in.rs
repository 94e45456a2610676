//! Signing in and out.

/// Texts of signing in.
pub struct Texts {
    pub title: &'static str,
    pub about: &'static str,
    pub name: &'static str,
    pub password: &'static str,
    pub submit: &'static str,
    pub submitting: &'static str,
    pub name_missing: &'static str,
    pub password_missing: &'static str,
    pub wrong: &'static str,
    pub blocked: &'static str,
    pub again: &'static str,
    pub again_about: fn(&str) -> String,
    pub not_now: &'static str,
}

pub static EN: Texts = Texts {
    title: "Sign in",
    about: "See who can do what in Jira, before you save.",
    name: "User name",
    password: "Password",
    submit: "Sign in",
    submitting: "Signing in…",
    name_missing: "Enter your user name.",
    password_missing: "Enter your password.",
    wrong: "No account has this name and password. Check both and try again.",
    blocked: "The server does not let this account in for now, perhaps after too many attempts. Sign in to Jira itself once, then come back.",
    again: "Sign in again",
    again_about: |name| {
        format!(
            "The session of {name} has run out. Drafts on this page are safe. Sign in to go on where you were."
        )
    },
    not_now: "Not now",
};

pub static JA: Texts = Texts {
    title: "サインイン",
    about: "Jira で誰が何をできるかを、保存する前に確かめる。",
    name: "ユーザー名",
    password: "パスワード",
    submit: "サインイン",
    submitting: "サインイン中…",
    name_missing: "ユーザー名を入力してください。",
    password_missing: "パスワードを入力してください。",
    wrong: "ユーザー名とパスワードの組み合わせが正しくありません。両方を確認して、もう一度試してください。",
    blocked: "このアカウントは現在サインインできません。試行回数が多すぎた可能性があります。一度 Jira 本体にサインインしてから、もう一度試してください。",
    again: "もう一度サインイン",
    again_about: |name| {
        format!(
            "{name} さんのセッションの期限が切れました。このページの下書きは失われません。サインインすると続きから再開できます。"
        )
    },
    not_now: "あとで",
};
