//! Holders that broader ones contain.

use crate::world::{BROWSE, SIGNED_IN, USERS, World, group, role};
use whocan_access::{Holder, SchemeId};

#[test]
fn a_holder_is_contained_where_whoever_matches_it_matches_the_broader_one_too() {
    let world = World::new()
        .users(&["ann", "bob"])
        .group("staff", &["ann"], &[])
        .group("guests", &["bob"], &[])
        .application("jira", &["staff"])
        .scheme(1, &[(BROWSE, Holder::Anyone)])
        .project(1, 1)
        .acts(1, USERS, &["ann"], &[]);
    let resolver = world.resolver();
    let holders = [
        Holder::Anyone,
        SIGNED_IN,
        group("staff"),
        group("guests"),
        role(USERS),
        Holder::Reporter,
        group("gone"),
    ];
    let broader = resolver.broader(SchemeId(1), &holders);
    let anyone = vec![Holder::Anyone];
    let both = vec![Holder::Anyone, SIGNED_IN];
    assert_eq!(
        broader,
        [
            vec![],
            anyone.clone(),
            both.clone(),
            anyone.clone(),
            both,
            anyone,
            vec![],
        ]
    );
    assert_eq!(resolver.broader(SchemeId(9), &[SIGNED_IN]), [vec![]]);
}
