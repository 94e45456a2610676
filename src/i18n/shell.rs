//! The frame around the pages, and what can take a page's place.

use super::common::number;
use crate::theme::Theme;

/// Texts of the frame.
pub struct Texts {
    pub skip: &'static str,
    pub navigation: &'static str,
    pub menu: &'static str,
    pub schemes: &'static str,
    pub projects: &'static str,
    pub groups: &'static str,
    pub guard_rails: &'static str,
    pub language: &'static str,
    /// Names the theme in use; the button takes the next one.
    pub theme: fn(Theme) -> &'static str,
    pub account_of: fn(&str) -> String,
    pub administrator: &'static str,
    pub project_lead: &'static str,
    pub sign_out: &'static str,
    pub reading: &'static str,
    pub reading_of: fn(usize, usize) -> String,
    pub stop: &'static str,
    pub stopped: &'static str,
    pub stopped_at: fn(usize, usize) -> String,
    pub go_on: &'static str,
    pub failed: &'static str,
    pub no_page: &'static str,
    pub unreachable: &'static str,
    pub not_found: &'static str,
    pub not_found_hint: &'static str,
    pub to_schemes: &'static str,
    pub bad_config: &'static str,
    pub bad_config_hint: fn(&str) -> String,
    pub no_access: &'static str,
    pub no_access_about: &'static str,
    pub no_access_account: fn(&str) -> String,
    pub other_person: fn(&str, &str) -> String,
}

pub static EN: Texts = Texts {
    skip: "Skip to the content",
    navigation: "Pages",
    menu: "Menu",
    schemes: "Permission schemes",
    projects: "Projects",
    groups: "Groups",
    guard_rails: "Guard rails",
    language: "Language",
    theme: |theme| match theme {
        Theme::System => "Colours: as the system",
        Theme::Light => "Colours: light",
        Theme::Dark => "Colours: dark",
    },
    account_of: |name| format!("Account: {name}"),
    administrator: "Administrator",
    project_lead: "No administrator rights",
    sign_out: "Sign out",
    reading: "Reading users, groups, schemes and projects",
    reading_of: |done, total| format!("{} of {} parts", number(done), number(total)),
    stop: "Stop",
    stopped: "Reading was stopped",
    stopped_at: |done, total| {
        format!(
            "{} of {} parts are here and are kept.",
            number(done),
            number(total)
        )
    },
    go_on: "Go on reading",
    failed: "What is needed could not be read",
    no_page: "This page could not be fetched",
    unreachable: "The server cannot be reached",
    not_found: "There is no such page",
    not_found_hint: "The address may be mistyped, or what it named is gone.",
    to_schemes: "To the permission schemes",
    bad_config: "The settings cannot be read",
    bad_config_hint: |reason| {
        format!(
            "config.json, next to the app, is not as it should be: {reason}. Correct it and reload. {{\"api\": \"\"}} is enough where the API is at the app's own address."
        )
    },
    no_access: "There is nothing for this account to administer",
    no_access_about: "Whocan shows administrators and project leads who can do what in Jira, before they change it.",
    no_access_account: |name| {
        format!(
            "{name} neither administers Jira nor leads a project. If that should be otherwise, ask a Jira administrator."
        )
    },
    other_person: |now, before| {
        format!(
            "{now} is signed in now. What {before} drafted is kept on this page until {before} signs in again."
        )
    },
};

pub static JA: Texts = Texts {
    skip: "本文へ移動",
    navigation: "ページ",
    menu: "メニュー",
    schemes: "権限スキーム",
    projects: "プロジェクト",
    groups: "グループ",
    guard_rails: "ガードレール",
    language: "言語",
    theme: |theme| match theme {
        Theme::System => "配色: システムに合わせる",
        Theme::Light => "配色: ライト",
        Theme::Dark => "配色: ダーク",
    },
    account_of: |name| format!("アカウント: {name}"),
    administrator: "管理者",
    project_lead: "管理者権限なし",
    sign_out: "サインアウト",
    reading: "ユーザー、グループ、スキーム、プロジェクトを読み込んでいます",
    reading_of: |done, total| format!("{} / {} 件", number(done), number(total)),
    stop: "中止",
    stopped: "読み込みを中止しました",
    stopped_at: |done, total| {
        format!(
            "{} / {} 件まで読み込み済みで、保持されています。",
            number(done),
            number(total)
        )
    },
    go_on: "読み込みを続ける",
    failed: "必要なデータを読み込めませんでした",
    no_page: "このページを取得できませんでした",
    unreachable: "サーバーに接続できません",
    not_found: "ページが見つかりません",
    not_found_hint: "アドレスが間違っているか、対象がすでに削除されています。",
    to_schemes: "権限スキームへ",
    bad_config: "設定を読み込めません",
    bad_config_hint: |reason| {
        format!(
            "アプリと同じ場所にある config.json に誤りがあります: {reason}。修正して再読み込みしてください。API がアプリと同じアドレスにある場合は {{\"api\": \"\"}} だけで十分です。"
        )
    },
    no_access: "このアカウントで管理できるものはありません",
    no_access_about: "Whocan は、Jira で誰が何をできるかを、変更する前に管理者とプロジェクトリードに示します。",
    no_access_account: |name| {
        format!(
            "{name} さんは Jira 管理者でもプロジェクトリードでもありません。権限が必要な場合は Jira 管理者に相談してください。"
        )
    },
    other_person: |now, before| {
        format!(
            "{now} さんがサインインしました。{before} さんの下書きは、{before} さんが再びサインインするまでこのページに保持されます。"
        )
    },
};
