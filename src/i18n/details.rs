//! The details of a cell: the grant, whom it reaches, who would gain or lose.

use super::common::number;
use super::saving;

/// Texts of this area.
pub struct Texts {
    /// The button that shows them.
    pub button: &'static str,
    pub title: fn(&str, &str) -> String,
    pub saved: &'static str,
    pub saved_as: fn(i64) -> String,
    pub added: &'static str,
    pub removed: &'static str,
    pub absent: &'static str,
    pub unusable: &'static str,
    /// The broader holder.
    pub covered: fn(&str) -> String,
    /// The broader holder, of a cell that is not granted.
    pub would_be_covered: fn(&str) -> String,
    pub looking: &'static str,
    /// People, and projects.
    pub reaches: fn(&str, usize) -> String,
    pub everyone: &'static str,
    pub per_issue: &'static str,
    pub reaches_nobody: &'static str,
    pub unknown: &'static str,
    /// People, and projects.
    pub would_lose: fn(usize, usize) -> String,
    pub would_gain: fn(usize, usize) -> String,
    pub nobody_would_lose: &'static str,
    pub nobody_would_gain: &'static str,
}

pub static EN: Texts = Texts {
    button: "Details",
    title: |permission, holder| format!("{permission} for {holder}"),
    saved: "Granted, as it is saved",
    saved_as: |grant| format!("Granted, as it is saved: grant {grant}"),
    added: "Granted in the draft, not saved yet",
    removed: "Taken away in the draft; granted until that is saved",
    absent: "Not granted",
    unusable: "Unusable: nobody it is for can browse any project that uses this scheme. Grant Browse Projects too.",
    covered: |holder| {
        format!(
            "Everybody it is for has it through {holder} too: taking only this away changes nothing for them."
        )
    },
    would_be_covered: |holder| {
        format!(
            "Everybody it is for has it through {holder} already: ticking changes nothing for them."
        )
    },
    looking: "Looking where it reaches people…",
    reaches: |people, projects| format!("Reaches {people} in {}", in_projects(projects)),
    everyone: "everyone, signed in or not,",
    per_issue: "whoever is so related to an issue,",
    reaches_nobody: "Reaches nobody in any project that uses this scheme.",
    unknown: "Reaches nobody: what it names does not exist.",
    would_lose: |people, projects| {
        format!(
            "If you take it away, {} something in {}",
            match people {
                0 => "nobody there is today, but whoever comes, loses".to_owned(),
                1 => "1 person loses".to_owned(),
                _ => format!("{} people lose", number(people)),
            },
            in_projects(projects)
        )
    },
    would_gain: |people, projects| {
        format!(
            "If you grant it, {} something in {}",
            match people {
                0 => "nobody there is today, but whoever comes, gains".to_owned(),
                1 => "1 person gains".to_owned(),
                _ => format!("{} people gain", number(people)),
            },
            in_projects(projects)
        )
    },
    nobody_would_lose: "If you take it away, nobody loses anything.",
    nobody_would_gain: "If you grant it, nobody gains anything.",
};

pub static JA: Texts = Texts {
    button: "詳細",
    title: |permission, holder| format!("{holder} の{permission}"),
    saved: "付与済み (保存済み)",
    saved_as: |grant| format!("付与済み (保存済み、付与 {grant})"),
    added: "下書きで付与。まだ保存していません",
    removed: "下書きで取り消し。保存するまでは付与されたままです",
    absent: "付与なし",
    unusable: "使えません: 対象者の誰も、このスキームを使うプロジェクトを参照できません。「プロジェクトの参照」も付与してください。",
    covered: |holder| {
        format!(
            "対象者は全員 {holder} としても持っているため、これだけを取り消しても変わりません。"
        )
    },
    would_be_covered: |holder| {
        format!(
            "対象者は全員 {holder} としてすでに持っているため、チェックを入れても変わりません。"
        )
    },
    looking: "対象となるプロジェクトを調べています…",
    reaches: |people, projects| format!("対象: {people} ({} 件のプロジェクト)", number(projects)),
    everyone: "サインインの有無にかかわらず全員",
    per_issue: "課題の該当者",
    reaches_nobody: "このスキームを使うどのプロジェクトにも、対象者がいません。",
    unknown: "対象者なし: 指定されているものが存在しません。",
    would_lose: |people, projects| match people {
        0 => format!(
            "取り消すと、今いる人は変わりませんが、これから加わる人の権限が {} 件のプロジェクトで減ります",
            number(projects)
        ),
        _ => format!(
            "取り消すと、{} 件のプロジェクトで {} 人の権限が減ります",
            number(projects),
            number(people)
        ),
    },
    would_gain: |people, projects| match people {
        0 => format!(
            "付与すると、今いる人は変わりませんが、これから加わる人の権限が {} 件のプロジェクトで増えます",
            number(projects)
        ),
        _ => format!(
            "付与すると、{} 件のプロジェクトで {} 人の権限が増えます",
            number(projects),
            number(people)
        ),
    },
    nobody_would_lose: "取り消しても、権限が減る人はいません。",
    nobody_would_gain: "付与しても、権限が増える人はいません。",
};

fn in_projects(count: usize) -> String {
    format!("{} {}", number(count), (saving::EN.projects_unit)(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_not_several() {
        assert_eq!(
            (EN.would_lose)(1, 1),
            "If you take it away, 1 person loses something in 1 project"
        );
        assert_eq!(
            (EN.would_gain)(1_200, 3),
            "If you grant it, 1,200 people gain something in 3 projects"
        );
    }
}
