//! What an impact lists besides people: projects that open or close to the public, permissions.

use std::sync::Arc;

use whocan_access::{
    Answer, Audience, Cell, Draft, Holder, Impact, PermissionKey, PermissionScheme, ProjectId,
    Resolver, SchemeId, Selection, Turn,
};

use crate::world::World;

const SCHEME: SchemeId = SchemeId(0);

/// A world in which one scheme grants nothing but Edit Issues, to nobody who is not signed in.
fn closed() -> (Resolver, Vec<ProjectId>) {
    let mut instance = World::new(7).instance();
    for project in instance.projects.values_mut() {
        Arc::make_mut(project).archived = false;
    }
    let grant = Cell::new("EDIT_ISSUES", Holder::ApplicationRole(None));
    let empty = PermissionScheme {
        grants: Vec::new(),
        ..PermissionScheme::clone(instance.schemes.get(&SCHEME).unwrap())
    };
    let mut draft = Draft::default();
    draft.set(&empty, grant, true);
    let projects = instance.projects_of(SCHEME).map(|project| project.id);
    let projects = projects.collect();
    instance
        .schemes
        .insert(SCHEME, Arc::new(draft.apply(&empty)));
    (Resolver::new(Arc::new(instance)), projects)
}

fn with(resolver: &Resolver, permissions: &[&str], holder: &Holder) -> Resolver {
    let mut draft = Draft::default();
    for permission in permissions {
        draft.added.insert(Cell::new(*permission, holder.clone()));
    }
    resolver.with_draft(SCHEME, &draft).unwrap()
}

#[test]
fn projects_open_and_close_to_the_public() {
    let (closed, projects) = closed();
    assert!(!projects.is_empty());
    let open = with(&closed, &["BROWSE_PROJECTS"], &Holder::Anyone);
    let opening = Impact::between(&closed, &open).unwrap();
    assert_eq!(opening.becomes_public(), projects);
    assert_eq!(opening.no_longer_public(), []);
    let closing = Impact::between(&open, &closed).unwrap();
    assert_eq!(closing.becomes_public(), []);
    assert_eq!(closing.no_longer_public(), projects);
    let signed_in = Holder::ApplicationRole(None);
    let within = with(&closed, &["BROWSE_PROJECTS"], &signed_in);
    let impact = Impact::between(&closed, &within).unwrap();
    assert_eq!(impact.becomes_public(), []);
}

#[test]
fn permissions_that_change_are_listed_whichever_side_knows_them() {
    let (closed, _) = closed();
    let new = "com.app__NEW";
    let open = with(&closed, &[new, "ADD_COMMENTS"], &Holder::Anyone);
    let keys = |before: &Resolver, after: &Resolver, selection: &Selection| {
        let impact = Impact::between(before, after).unwrap();
        impact.permissions(selection, Audience::Anonymous)
    };
    let gained = Selection::new(Answer::Granted, Turn::Gained);
    let lost = Selection::new(Answer::Granted, Turn::Lost);
    let both: [PermissionKey; 2] = ["ADD_COMMENTS".into(), new.into()];
    assert_eq!(keys(&closed, &open, &gained), both);
    assert_eq!(keys(&open, &closed, &lost), both);
    assert_eq!(keys(&open, &closed, &gained), []);
    assert_eq!(keys(&open, &closed, &lost.of(new)), [new.into()]);
}
