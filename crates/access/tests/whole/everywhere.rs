//! A subject in all projects at once, against the same subject in one project after the other.

use std::sync::Arc;

use whocan_access::{
    GroupName, Mode, NotFound, ProjectId, Resolver, Scope, Standing, Subject, UserKey, Verdict,
};

use crate::world::{World, subjects};

#[test]
fn all_projects_at_once_say_what_each_says() {
    let mut cells = 0;
    for seed in 0..300 {
        let resolver = Resolver::new(Arc::new(World::new(seed).instance()));
        for subject in subjects(resolver.instance()) {
            for mode in [Mode::Conditional, Mode::DataCenter, Mode::Cloud] {
                let everywhere = resolver.everywhere(&subject, mode).unwrap();
                let what = format!("seed {seed}: {subject:?}, {mode:?}");
                for (project, summary) in everywhere.projects() {
                    let access = resolver
                        .access(&subject, Scope::Project(project), mode)
                        .unwrap();
                    for key in resolver.permission_keys() {
                        let expected = match access.verdict(key.as_str()) {
                            Verdict::Yes => Standing::Yes,
                            Verdict::OnIssues(_) => Standing::OnSomeIssues,
                            Verdict::Unusable(_) => Standing::Unusable,
                            Verdict::No => Standing::No,
                        };
                        assert_eq!(summary.standing(key.as_str()), expected, "{what}: {key}");
                        cells += 1;
                    }
                    assert_eq!(*summary, access.summary(), "{what}");
                    assert_eq!(everywhere.project(project), Some(summary));
                    let standings = summary.standings();
                    let usable = standings.filter(|(_, standing)| *standing == Standing::Yes);
                    assert_eq!(usable.count(), summary.usable_count(), "{what}");
                }
                let projects = resolver.instance().projects.keys().copied();
                assert!(
                    everywhere
                        .projects()
                        .map(|(project, _)| project)
                        .eq(projects)
                );
            }
        }
    }
    assert!(cells > 0);
}

#[test]
fn who_or_what_does_not_exist_is_said() {
    let resolver = Resolver::new(Arc::new(World::new(1).instance()));
    let nobody: UserKey = "nobody".into();
    let asked = resolver.everywhere(&Subject::User(nobody.clone()), Mode::Conditional);
    assert_eq!(asked.unwrap_err(), NotFound::User(nobody));
    let group: GroupName = "no-group".into();
    let asked = resolver.everywhere(&Subject::new_member_of(group.clone()), Mode::Conditional);
    assert_eq!(asked.unwrap_err(), NotFound::Group(group));
    let everywhere = resolver
        .everywhere(&Subject::Anonymous, Mode::Conditional)
        .unwrap();
    assert_eq!(everywhere.project(ProjectId(999)), None);
    let mut standings = everywhere.standings("no.such__PERMISSION");
    assert!(standings.all(|(_, standing)| standing == Standing::No));
}
