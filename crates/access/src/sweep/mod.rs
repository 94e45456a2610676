//! Everybody at once: what each person is granted in each project before and after a change,
//! computed per class of people and kind of project, never one by one.
//!
//! What a scheme grants whatever the project is computed once per kind of project, for all people;
//! a project itself then costs no more than its actors. Holders that depend on an issue are left
//! to the reader of the classes: they match everybody who is signed in, each on the issues of that
//! relation ([`Mode::Conditional`](crate::Mode)).

mod crowd;
mod kinds;
mod states;

use std::sync::Arc;

use crate::compiled::bits::Bits;
use crate::compiled::catalogue::Catalogue;
use crate::compiled::lists::dense;
use crate::compiled::projects::{CompiledProject, Projects};
use crate::compiled::schemes::{CompiledHolder, CompiledScheme};
use crate::permission_set::PermissionSet;
use crate::resolver::Resolver;
use crowd::Crowd;
use states::{Side, States};

pub(crate) use kinds::{Kind, Kinds, kinds};
pub(crate) use states::Granted;

/// A walk over projects, kind by kind, with the state of each person concerned.
#[derive(Debug)]
pub(crate) struct Sweep {
    before: Resolver,
    after: Resolver,
    /// Active users, as far as they are concerned.
    concerned: Bits,
    crowd: Crowd,
    /// Where the groups' members change: those after the change.
    crowd_after: Option<Crowd>,
    board: Board,
    /// By number of a role, before and after: its column.
    columns: (Vec<Option<u32>>, Vec<Option<u32>>),
    lead: Option<u32>,
    /// Numbers of roles and groups that the usual states already count with.
    settled: Vec<(u32, u32)>,
    /// Who is matched, as far as states do not count with it yet.
    pending: Vec<Match>,
    /// Whether that is in the project visited last; else whatever the project.
    is_visiting: bool,
}

/// So many people are looked at in one piece of work.
pub(crate) const PIECE: u32 = 4_096;

/// Somebody matches the holder of a column.
#[derive(Clone, Copy, Debug)]
struct Match {
    column: u32,
    side: Side,
    whom: Whom,
}

/// Whom a holder matches.
#[derive(Clone, Copy, Debug)]
enum Whom {
    /// The user with this number.
    User(u32),
    /// The members of the group with this number, from so many on.
    Group(u32, usize),
}

/// The states of those who are no users of the instance.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Strangers {
    pub(crate) anonymous: u32,
    pub(crate) any_signed_in: u32,
}

/// Who is in which state.
#[derive(Debug)]
struct Board {
    states: States,
    /// By user.
    places: Vec<Placed>,
    /// How many visits there have been.
    visits: u32,
    /// Those who act in the project visited last.
    actors: Vec<u32>,
}

/// Where one user is.
#[derive(Clone, Copy, Debug, Default)]
struct Placed {
    /// Their state wherever they are no actor.
    usual: u32,
    /// The last visit in which they were an actor, and their state there.
    visit: u32,
    here: u32,
}

impl Board {
    fn settle(&mut self, user: u32, column: u32, side: Side) {
        if let Some(placed) = self.places.get_mut(user as usize) {
            placed.usual = self.states.step(placed.usual, column, side);
        }
    }

    fn act(&mut self, user: u32, column: u32, side: Side) {
        let Some(placed) = self.places.get_mut(user as usize) else {
            return;
        };
        if placed.visit != self.visits {
            placed.visit = self.visits;
            placed.here = placed.usual;
            self.actors.push(user);
        }
        placed.here = self.states.step(placed.here, column, side);
    }

    fn placed(&self, user: u32) -> Placed {
        self.places.get(user as usize).copied().unwrap_or_default()
    }
}

impl Sweep {
    /// A sweep for these users; those who are inactive match nothing but 'anyone' and are left
    /// out (domain.md, rule 3).
    pub(crate) fn new(
        before: &Resolver,
        after: &Resolver,
        users: impl Iterator<Item = u32>,
    ) -> Self {
        let people = &before.people;
        let mut concerned = Bits::new(people.user_count());
        for user in users.filter(|user| people.is_active(*user)) {
            concerned.insert(user);
        }
        let same_people = Arc::ptr_eq(people, &after.people);
        Self {
            crowd: Crowd::new(people),
            crowd_after: (!same_people).then(|| Crowd::new(&after.people)),
            board: Board {
                states: States::new(Vec::new()),
                places: vec![Placed::default(); people.user_count()],
                visits: 0,
                actors: Vec::new(),
            },
            columns: Default::default(),
            lead: None,
            settled: Vec::new(),
            pending: Vec::new(),
            is_visiting: false,
            concerned,
            before: before.clone(),
            after: after.clone(),
        }
    }

    /// Turns to a kind of projects: the states of all that a scheme grants whatever the project.
    /// States of an earlier kind mean nothing any more.
    pub(crate) fn begin(&mut self, kind: &Kind) -> Strangers {
        let strangers = self.turn_to(kind);
        while self.go_on() {}
        strangers
    }

    /// The same, but for the usual states of users: they are settled in pieces, by
    /// [`Sweep::go_on`].
    pub(crate) fn turn_to(&mut self, kind: &Kind) -> Strangers {
        let (old, new) = (
            self.before.scheme(kind.schemes.0),
            self.after.scheme(kind.schemes.1),
        );
        let mut holders: Vec<&CompiledHolder> =
            old.columns.iter().map(|(holder, _)| holder).collect();
        if !Arc::ptr_eq(&old, &new) {
            let added = new.columns.iter().map(|(holder, _)| holder);
            holders.extend(added.filter(|holder| old.granted(holder).is_none()));
        }
        let granted = |scheme: &CompiledScheme, holder: &CompiledHolder| -> PermissionSet {
            scheme.granted(holder).cloned().unwrap_or_default()
        };
        let columns = holders
            .iter()
            .map(|holder| (granted(&old, holder), granted(&new, holder)));
        self.board.states = States::new(columns.collect());
        self.columns = (
            columns_of(&self.before.projects, &holders),
            columns_of(&self.after.projects, &holders),
        );
        self.lead = position(&holders, &CompiledHolder::Lead);

        let strangers = self.begin_with_all(&holders);
        self.is_visiting = false;
        self.pending.clear();
        self.match_everywhere(&holders);
        for (role, group) in &kind.settled {
            if let Some(Some(column)) = self.columns.0.get(*role as usize).copied() {
                self.match_group(*group, column);
            }
        }
        self.settled.clone_from(&kind.settled);
        self.board.visits += 1;
        strangers
    }

    /// Notes whom holders match whatever the project, but for those who match everybody.
    fn match_everywhere(&mut self, holders: &[&CompiledHolder]) {
        let people = Arc::clone(&self.before.people);
        for (column, holder) in (0..).zip(holders) {
            let applications: Vec<u32> = match holder {
                CompiledHolder::AnyApplication => people
                    .applications()
                    .map(|(application, _, _)| application)
                    .collect(),
                CompiledHolder::Application(application) => vec![*application],
                _ => Vec::new(),
            };
            for application in applications {
                for group in people.application_groups(application) {
                    self.match_group(*group, column);
                }
            }
            match holder {
                CompiledHolder::User(user) => self.pending.push(Match {
                    column,
                    side: Side::Both,
                    whom: Whom::User(*user),
                }),
                CompiledHolder::Group(group) => self.match_group(*group, column),
                _ => {}
            }
        }
    }

    /// Notes that a column matches the members of a group: those that it has before, and those
    /// that it has after.
    fn match_group(&mut self, group: u32, column: u32) {
        let sides = match self.crowd_after {
            None => &[Side::Both] as &[_],
            Some(_) => &[Side::Before, Side::After],
        };
        let whom = Whom::Group(group, 0);
        self.pending.extend(sides.iter().map(|side| Match {
            column,
            side: *side,
            whom,
        }));
    }

    /// Does a piece of what is to be done before states are known: the usual ones of a kind that
    /// was turned to, or those of the actors in a project that was entered. Says whether there is
    /// more to do.
    pub(crate) fn go_on(&mut self) -> bool {
        let Self {
            board, concerned, ..
        } = self;
        let put = if self.is_visiting {
            Board::act
        } else {
            Board::settle
        };
        let mut left = PIECE as usize;
        while left > 0
            && let Some(one) = self.pending.pop()
        {
            let (group, from) = match one.whom {
                Whom::Group(group, from) => (group, from),
                Whom::User(user) => {
                    if concerned.contains(user) {
                        put(board, user, one.column, one.side);
                    }
                    left -= 1;
                    continue;
                }
            };
            let (crowd, people) = match (one.side, &mut self.crowd_after) {
                (Side::After, Some(crowd)) => (crowd, &self.after.people),
                _ => (&mut self.crowd, &self.before.people),
            };
            let members = crowd.members(group, people, concerned);
            let until = members.len().min(from + left);
            for user in members.get(from..until).unwrap_or_default() {
                put(board, *user, one.column, one.side);
            }
            if until < members.len() {
                let whom = Whom::Group(group, until);
                self.pending.push(Match { whom, ..one });
            }
            left -= until - from;
        }
        !self.pending.is_empty()
    }

    /// The states that need no look at who is who.
    fn begin_with_all(&mut self, holders: &[&CompiledHolder]) -> Strangers {
        let mut state = States::NOTHING;
        let mut take = |state, holder| match position(holders, &holder) {
            Some(column) => self.board.states.step(state, column, Side::Both),
            None => state,
        };
        state = take(state, CompiledHolder::Anyone);
        let anonymous = state;
        state = take(state, CompiledHolder::SignedIn);
        let strangers = Strangers {
            anonymous,
            any_signed_in: take(state, CompiledHolder::AnyApplication),
        };
        for user in self.concerned.iter() {
            if let Some(placed) = self.board.places.get_mut(user as usize) {
                placed.usual = state;
            }
        }
        strangers
    }

    /// Visits a project of the kind begun last. [`Sweep::actors`] are then those whose state there,
    /// [`Sweep::state`], need not be their usual one.
    pub(crate) fn visit(&mut self, project: u32) {
        self.enter(project);
        while self.go_on() {}
    }

    /// The same, but for the states of the actors: they are found in pieces, by
    /// [`Sweep::go_on`].
    pub(crate) fn enter(&mut self, project: u32) {
        self.is_visiting = true;
        self.board.visits += 1;
        self.board.actors.clear();
        let (before, after) = (self.before.projects.clone(), self.after.projects.clone());
        let (Some(old), Some(new)) = (before.get(project), after.get(project)) else {
            return;
        };
        if self.crowd_after.is_none() && before.same_actors(&after) {
            self.match_actors(old, Side::Both);
        } else {
            self.match_actors(old, Side::Before);
            self.match_actors(new, Side::After);
        }
        if let Some(column) = self.lead {
            for (lead, side) in [(old.head.lead, Side::Before), (new.head.lead, Side::After)] {
                let whom = lead.map(Whom::User);
                self.pending
                    .extend(whom.map(|whom| Match { column, side, whom }));
            }
        }
    }

    /// Notes whom the roles of a project match on a side.
    fn match_actors(&mut self, project: CompiledProject<'_>, side: Side) {
        let columns = match side {
            Side::After => &self.columns.1,
            Side::Before | Side::Both => &self.columns.0,
        };
        for (role, actors) in project.roles() {
            let Some(Some(column)) = columns.get(role as usize).copied() else {
                continue;
            };
            let groups = actors.groups.iter();
            let groups = groups.filter(|group| !self.settled.contains(&(role, **group)));
            let users = actors.users.iter().map(|user| Whom::User(*user));
            let matched = users.chain(groups.map(|group| Whom::Group(*group, 0)));
            self.pending
                .extend(matched.map(|whom| Match { column, side, whom }));
        }
    }

    /// Who acts in the project visited last, each once, in no order.
    pub(crate) fn actors(&self) -> &[u32] {
        &self.board.actors
    }

    /// Whether a user is concerned.
    pub(crate) fn is_concerned(&self, user: u32) -> bool {
        self.concerned.contains(user)
    }

    /// The people concerned, ascending.
    pub(crate) fn concerned(&self) -> impl Iterator<Item = u32> {
        self.concerned.iter()
    }

    /// The state of a user wherever they are no actor.
    pub(crate) fn usual_state(&self, user: u32) -> u32 {
        self.board.placed(user).usual
    }

    /// The state of a user in the project visited last.
    pub(crate) fn state(&self, user: u32) -> u32 {
        let placed = self.board.placed(user);
        if placed.visit == self.board.visits {
            placed.here
        } else {
            placed.usual
        }
    }

    /// What is granted in a state whatever the issue, before and after.
    pub(crate) fn granted(&self, state: u32) -> Option<&Granted> {
        self.board.states.granted(state)
    }

    /// Permissions by number, the same before and after.
    pub(crate) fn catalogue(&self) -> &Catalogue {
        &self.after.catalogue
    }
}

fn position(holders: &[&CompiledHolder], holder: &CompiledHolder) -> Option<u32> {
    holders.iter().position(|known| *known == holder).map(dense)
}

/// By number of a role: the position of the holder that it is.
fn columns_of(projects: &Projects, holders: &[&CompiledHolder]) -> Vec<Option<u32>> {
    let roles = projects.roles().iter();
    roles
        .map(|role| position(holders, &CompiledHolder::Role(*role)))
        .collect()
}
