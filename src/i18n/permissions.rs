//! What permissions are called and what each allows, and the categories they are shown under.
//!
//! English comes from the built-in table of the access crate; Japanese uses the terms of Jira's
//! Japanese edition.

use whocan_access::permission::{Category, built_in};

use super::Locale;

/// What a permission is called: the key itself where it is not built in.
pub fn permission_name(locale: Locale, key: &str) -> &str {
    match locale {
        Locale::En => built_in(key).map(|permission| permission.name),
        Locale::Ja => japanese(key).map(|(_, name, _)| *name),
    }
    .unwrap_or(key)
}

/// What a permission allows, in one line; empty where nothing is known.
pub fn permission_explanation(locale: Locale, key: &str) -> &'static str {
    match locale {
        Locale::En => built_in(key).map(|permission| permission.description),
        Locale::Ja => japanese(key).map(|(_, _, explanation)| *explanation),
    }
    .unwrap_or_default()
}

/// The heading of a category.
pub fn category_name(locale: Locale, category: Category) -> &'static str {
    let (english, japanese) = match category {
        Category::Project => ("Project", "プロジェクト"),
        Category::Issues => ("Issues", "課題"),
        Category::VotersAndWatchers => ("Voters and watchers", "投票者とウォッチャー"),
        Category::Comments => ("Comments", "コメント"),
        Category::Attachments => ("Attachments", "添付ファイル"),
        Category::TimeTracking => ("Time tracking", "時間管理"),
        Category::Administration => ("Administration", "管理"),
        Category::Global => ("Global", "グローバル"),
        Category::Other => ("Other", "その他"),
    };
    match locale {
        Locale::En => english,
        Locale::Ja => japanese,
    }
}

fn japanese(key: &str) -> Option<&'static (&'static str, &'static str, &'static str)> {
    JAPANESE.iter().find(|(known, _, _)| *known == key)
}

/// Key, name and explanation of each built-in permission, in the order of the built-in table.
static JAPANESE: &[(&str, &str, &str)] = &[
    (
        "ADMINISTER_PROJECTS",
        "プロジェクトの管理",
        "ロールのメンバー、コンポーネント、バージョンなど、プロジェクトそのものを変更できます。",
    ),
    (
        "BROWSE_PROJECTS",
        "プロジェクトの参照",
        "プロジェクトとその課題を見られます。ほかの権限のほとんどはこれがないと使えません。",
    ),
    (
        "MANAGE_SPRINTS_PERMISSION",
        "スプリントの管理",
        "スプリントを作成、開始、完了、削除できます。",
    ),
    (
        "START_STOP_SPRINTS_PERMISSION",
        "スプリントの開始/完了",
        "スプリントを開始し、完了できます。",
    ),
    (
        "EDIT_SPRINT_NAME_AND_GOAL_PERMISSION",
        "スプリントの編集",
        "スプリントの名前と目標を変更できます。",
    ),
    (
        "SERVICEDESK_AGENT",
        "サービスデスク エージェント",
        "サービス プロジェクトのエージェントとして、顧客からのリクエストに対応できます。",
    ),
    (
        "VIEW_DEV_TOOLS",
        "開発ツールの表示",
        "課題に関連するコミット、ブランチ、ビルドを見られます。",
    ),
    (
        "VIEW_READONLY_WORKFLOW",
        "読み取り専用ワークフローの表示",
        "課題がたどるワークフローの図を見られます。",
    ),
    (
        "ASSIGNABLE_USER",
        "割り当て可能なユーザー",
        "課題の担当者になれます。ほかの人に割り当てる権限は含みません。",
    ),
    (
        "ASSIGN_ISSUES",
        "課題の割り当て",
        "担当者になれる人に課題を割り当てられます。",
    ),
    (
        "CLOSE_ISSUES",
        "課題のクローズ",
        "課題をクローズできます。解決とは別の権限で、開発者が解決し、テスト担当者がクローズするといった使い分けができます。",
    ),
    (
        "CREATE_ISSUES",
        "課題の作成",
        "課題とサブタスクを作成できます。",
    ),
    (
        "DELETE_ISSUES",
        "課題の削除",
        "課題を、そのコメントと添付ファイルごと削除できます。",
    ),
    (
        "EDIT_ISSUES",
        "課題の編集",
        "課題を編集できます。期限、報告者、セキュリティ レベルは含みません。",
    ),
    (
        "LINK_ISSUES",
        "課題のリンク",
        "課題どうしをリンクできます。両方のプロジェクトで「プロジェクトの参照」が必要です。",
    ),
    (
        "MODIFY_REPORTER",
        "報告者の変更",
        "別の人を報告者として課題を作成したり、報告者を変更したりできます。",
    ),
    (
        "MOVE_ISSUES",
        "課題の移動",
        "課題を別のプロジェクトへ移せます。移動先では「課題の作成」が必要です。",
    ),
    (
        "RESOLVE_ISSUES",
        "課題の解決",
        "課題を解決または再オープンし、修正バージョンを設定できます。",
    ),
    (
        "SCHEDULE_ISSUES",
        "課題のスケジュール",
        "課題の期限を見て、変更できます。",
    ),
    (
        "SET_ISSUE_SECURITY",
        "課題セキュリティの設定",
        "自分が属するレベルの中から、誰が課題を見られるかを選べます。",
    ),
    (
        "TRANSITION_ISSUES",
        "課題のトランジション",
        "課題をワークフローに沿って次のステータスへ進められます。",
    ),
    (
        "ARCHIVE_ISSUES",
        "課題のアーカイブ",
        "課題をアーカイブできます。",
    ),
    (
        "BROWSE_ARCHIVE",
        "アーカイブの参照",
        "プロジェクトのアーカイブ済み課題を見られます。",
    ),
    (
        "RESTORE_ISSUES",
        "課題の復元",
        "アーカイブ済みの課題を元に戻せます。",
    ),
    (
        "VIEW_VOTERS_AND_WATCHERS",
        "投票者とウォッチャーの表示",
        "課題に誰が投票し、誰がウォッチしているかを見られます。",
    ),
    (
        "MANAGE_WATCHERS",
        "ウォッチャーの管理",
        "ウォッチャーを追加、削除でき、一覧も見られます。",
    ),
    ("ADD_COMMENTS", "コメントの追加", "課題にコメントできます。"),
    (
        "EDIT_ALL_COMMENTS",
        "すべてのコメントの編集",
        "誰のコメントでも編集できます。",
    ),
    (
        "EDIT_OWN_COMMENTS",
        "自分のコメントの編集",
        "自分のコメントを編集できます。誤字を直すときなどに使います。",
    ),
    (
        "DELETE_ALL_COMMENTS",
        "すべてのコメントの削除",
        "誰のコメントでも削除できます。",
    ),
    (
        "DELETE_OWN_COMMENTS",
        "自分のコメントの削除",
        "自分のコメントを削除できます。",
    ),
    (
        "CREATE_ATTACHMENTS",
        "添付ファイルの作成",
        "課題にファイルを添付できます。課題を作成するときの添付も含みます。",
    ),
    (
        "DELETE_ALL_ATTACHMENTS",
        "すべての添付ファイルの削除",
        "誰の添付ファイルでも削除できます。",
    ),
    (
        "DELETE_OWN_ATTACHMENTS",
        "自分の添付ファイルの削除",
        "自分の添付ファイルを削除できます。",
    ),
    (
        "WORK_ON_ISSUES",
        "課題の作業",
        "課題にかけた時間を記録できます。",
    ),
    (
        "EDIT_OWN_WORKLOGS",
        "自分の作業ログの編集",
        "自分の作業ログを編集できます。",
    ),
    (
        "EDIT_ALL_WORKLOGS",
        "すべての作業ログの編集",
        "誰の作業ログでも編集できます。",
    ),
    (
        "DELETE_OWN_WORKLOGS",
        "自分の作業ログの削除",
        "自分の作業ログを削除できます。",
    ),
    (
        "DELETE_ALL_WORKLOGS",
        "すべての作業ログの削除",
        "誰の作業ログでも削除できます。",
    ),
    (
        "EDIT_WORKFLOW",
        "ワークフローの編集",
        "プロジェクトのワークフローを変更できます。",
    ),
    (
        "EDIT_ISSUE_LAYOUT",
        "課題レイアウトの編集",
        "課題にどの項目をどこに表示するかを変更できます。",
    ),
    (
        "VIEW_AGGREGATED_DATA",
        "集計データの表示",
        "課題を集計した数字を見られます。自分では開けない課題の分も含みます。",
    ),
    (
        "UNARCHIVE_ISSUES",
        "課題のアーカイブ解除",
        "アーカイブ済みの課題を元に戻せます。",
    ),
    (
        "ADMINISTER",
        "Jira 管理者",
        "スキーム、ロール、グループ、ユーザーなど、Jira を管理できます。",
    ),
    (
        "SYSTEM_ADMIN",
        "Jira システム管理者",
        "Jira 全体に加え、Jira が動くシステムも管理できます。",
    ),
    (
        "USE",
        "Jira ユーザー",
        "ログインできます。バージョン 7.0 からはアプリケーション アクセスがこの役目を担います。",
    ),
    (
        "CREATE_SHARED_OBJECTS",
        "共有オブジェクトの作成",
        "ダッシュボードとフィルターをほかの人と共有できます。",
    ),
    (
        "MANAGE_GROUP_FILTER_SUBSCRIPTIONS",
        "グループ フィルター購読の管理",
        "グループ全体にフィルターを購読させられます。",
    ),
    (
        "USER_PICKER",
        "ユーザーの参照",
        "人を選ぶときに、ユーザーやグループを名前で探せます。",
    ),
    (
        "BULK_CHANGE",
        "一括変更",
        "多数の課題を一度に変更できます。",
    ),
    (
        "CREATE_PROJECT",
        "プロジェクトの作成",
        "チームが自分で管理するプロジェクトを作成できます。",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use whocan_access::BUILT_IN;

    #[test]
    fn every_built_in_permission_has_words_in_both_languages() {
        for permission in BUILT_IN {
            for locale in Locale::ALL {
                assert_ne!(permission_name(locale, permission.key), permission.key);
                assert_ne!(permission_explanation(locale, permission.key), "");
            }
        }
        assert_eq!(JAPANESE.len(), BUILT_IN.len());
    }

    #[test]
    fn japanese_names_are_told_apart() {
        for (key, name, _) in JAPANESE {
            let same = JAPANESE.iter().filter(|(_, other, _)| other == name);
            assert_eq!(same.count(), 1, "{key}");
        }
    }

    #[test]
    fn an_unknown_key_is_its_own_name() {
        for locale in Locale::ALL {
            assert_eq!(
                permission_name(locale, "com.example.review"),
                "com.example.review"
            );
            assert_eq!(permission_explanation(locale, "com.example.review"), "");
        }
    }
}
