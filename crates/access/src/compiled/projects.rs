//! Projects in dense numbers: who leads them and who acts in them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::compiled::lists::{Lists, dense};
use crate::compiled::people::People;
use crate::compiled::schemes::Schemes;
use crate::ids::{ProjectId, RoleId, SchemeId};
use crate::instance::{Actors, Instance};

/// All projects. The number of a project is its position in the sorted list of ids.
#[derive(Clone, Debug)]
pub(crate) struct Projects {
    ids: Arc<Vec<ProjectId>>,
    /// By project: all but its actors.
    heads: Arc<Vec<Head>>,
    posts: Arc<Posts>,
}

/// What access in a project depends on, besides its actors.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Head {
    pub(crate) scheme: SchemeId,
    /// The number of its scheme; none if there is no such scheme.
    pub(crate) scheme_number: Option<u32>,
    pub(crate) lead: Option<u32>,
    pub(crate) archived: bool,
}

/// Who acts where. A role that somebody acts in, in one project, is a post. Unknown actors match
/// nobody and are left out.
#[derive(Clone, Debug, Default)]
struct Posts {
    /// Every role in which somebody acts in some project, in no order.
    roles: Vec<RoleId>,
    /// By project: its posts.
    of_project: Lists,
    /// By post: its project, and the position of its role among `roles`.
    places: Vec<(u32, u32)>,
    /// By post: the users who act, sorted.
    users: Lists,
    /// By post: the groups that act, sorted.
    groups: Lists,
    /// By user: the posts that name them, ascending.
    of_user: Lists,
    /// By group: the posts that name it, ascending.
    of_group: Lists,
}

/// A project, to be asked about.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CompiledProject<'a> {
    pub(crate) number: u32,
    pub(crate) head: &'a Head,
    posts: &'a Posts,
}

/// The known actors of a role in a project, sorted.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct CompiledActors<'a> {
    pub(crate) users: &'a [u32],
    pub(crate) groups: &'a [u32],
}

impl Projects {
    pub(crate) fn new(instance: &Instance, people: &People, schemes: &Schemes) -> Self {
        let mut posts = Posts::default();
        for (project, one) in (0..).zip(instance.projects.values()) {
            let first = posts.places.len();
            for (role, actors) in &one.actors {
                posts.add(project, *role, actors, people);
            }
            posts
                .of_project
                .add(dense(first)..dense(posts.places.len()));
        }
        posts.of_user = posts.users.inverted(people.user_count());
        posts.of_group = posts.groups.inverted(people.group_count());
        let heads = instance.projects.values().map(|project| Head {
            scheme: project.scheme,
            scheme_number: schemes.number(project.scheme),
            lead: project.lead.as_ref().and_then(|key| people.user(key)),
            archived: project.archived,
        });
        Self {
            ids: Arc::new(instance.projects.keys().copied().collect()),
            heads: Arc::new(heads.collect()),
            posts: Arc::new(posts),
        }
    }

    /// The same projects, one of them with another scheme.
    pub(crate) fn with_scheme(&self, project: u32, scheme: SchemeId, schemes: &Schemes) -> Self {
        let mut copy = self.clone();
        if let Some(head) = Arc::make_mut(&mut copy.heads).get_mut(project as usize) {
            head.scheme = scheme;
            head.scheme_number = schemes.number(scheme);
        }
        copy
    }

    /// The same projects where there are more schemes than before.
    pub(crate) fn with_schemes(&self, schemes: &Schemes) -> Self {
        let mut copy = self.clone();
        for head in Arc::make_mut(&mut copy.heads) {
            head.scheme_number = schemes.number(head.scheme);
        }
        copy
    }

    /// The same projects with other actors in some roles, each given once with the number of its
    /// project.
    pub(crate) fn with_actors<'a>(
        &self,
        changes: impl IntoIterator<Item = (u32, RoleId, &'a Actors)>,
        people: &People,
    ) -> Self {
        let mut posts = Posts::clone(&self.posts);
        let (mut users, mut groups) = (BTreeMap::new(), BTreeMap::new());
        let mut of_project: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (project, role, actors) in changes {
            let post = self.get(project).and_then(|found| found.post(role));
            let post = post.unwrap_or_else(|| {
                let post = dense(posts.places.len());
                posts.add(project, role, &Actors::default(), people);
                let here = of_project
                    .entry(project)
                    .or_insert_with(|| posts.of_project.get(project).to_vec());
                here.push(post);
                post
            });
            let (acting_users, acting_groups) = known(actors, people);
            users.insert(post, acting_users);
            groups.insert(post, acting_groups);
        }
        posts.of_project = posts.of_project.with(&of_project);
        posts.users = posts.users.with(&users);
        posts.groups = posts.groups.with(&groups);
        posts.of_user = posts.users.inverted(people.user_count());
        posts.of_group = posts.groups.inverted(people.group_count());
        Self {
            posts: Arc::new(posts),
            ..self.clone()
        }
    }

    /// The number of a project.
    pub(crate) fn number(&self, id: ProjectId) -> Option<u32> {
        self.ids.binary_search(&id).ok().map(dense)
    }

    /// The project with this number.
    pub(crate) fn get(&self, number: u32) -> Option<CompiledProject<'_>> {
        let head = self.heads.get(number as usize)?;
        Some(CompiledProject {
            number,
            head,
            posts: &self.posts,
        })
    }

    /// All projects, by their numbers.
    pub(crate) fn iter(&self) -> impl Iterator<Item = CompiledProject<'_>> {
        (0..)
            .zip(self.heads.iter())
            .map(|(number, head)| CompiledProject {
                number,
                head,
                posts: &self.posts,
            })
    }

    /// The ids of all projects, by their numbers.
    pub(crate) fn ids(&self) -> &Arc<Vec<ProjectId>> {
        &self.ids
    }

    /// Every role in which somebody acts somewhere; a role's number is its position.
    pub(crate) fn roles(&self) -> &[RoleId] {
        &self.posts.roles
    }

    /// Whether both know the same projects, by the same numbers.
    pub(crate) fn same_numbers(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.ids, &other.ids)
    }

    /// Whether the same people act everywhere, known without looking.
    pub(crate) fn same_actors(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.posts, &other.posts)
    }

    /// Where a user is named as an actor: numbers of projects and roles.
    pub(crate) fn of_user(&self, user: u32) -> impl Iterator<Item = (u32, u32)> {
        self.posts.named(self.posts.of_user.get(user))
    }

    /// Where a group is named as an actor: numbers of projects and roles.
    pub(crate) fn of_group(&self, group: u32) -> impl Iterator<Item = (u32, u32)> {
        self.posts.named(self.posts.of_group.get(group))
    }
}

impl Posts {
    fn add(&mut self, project: u32, role: RoleId, actors: &Actors, people: &People) {
        let known_role = self.roles.iter().position(|known| *known == role);
        let number = known_role.unwrap_or_else(|| {
            self.roles.push(role);
            self.roles.len() - 1
        });
        let (users, groups) = known(actors, people);
        self.places.push((project, dense(number)));
        self.users.add(users.into_iter());
        self.groups.add(groups.into_iter());
    }

    fn named<'a>(&'a self, posts: &'a [u32]) -> impl Iterator<Item = (u32, u32)> + 'a {
        posts
            .iter()
            .filter_map(|post| self.places.get(*post as usize).copied())
    }
}

fn known(actors: &Actors, people: &People) -> (Vec<u32>, Vec<u32>) {
    let users = actors.users.iter().filter_map(|key| people.user(key));
    let groups = actors.groups.iter().filter_map(|name| people.group(name));
    (users.collect(), groups.collect())
}

impl<'a> CompiledProject<'a> {
    fn post(&self, role: RoleId) -> Option<u32> {
        let role = self.posts.roles.iter().position(|known| *known == role);
        let role = role.map(dense)?;
        let mut posts = self.posts.of_project.get(self.number).iter().copied();
        posts.find(|post| {
            let place = self.posts.places.get(*post as usize);
            place.is_some_and(|(_, found)| *found == role)
        })
    }

    /// The actors of a role here.
    pub(crate) fn actors(&self, role: RoleId) -> Option<CompiledActors<'a>> {
        self.post(role).map(|post| self.posts.actors(post))
    }

    /// The actors of each role here, by the role's number.
    pub(crate) fn roles(&self) -> impl Iterator<Item = (u32, CompiledActors<'a>)> + use<'a> {
        let posts = self.posts;
        let here = posts.of_project.get(self.number).iter();
        here.filter_map(move |post| {
            let (_, role) = posts.places.get(*post as usize)?;
            Some((*role, posts.actors(*post)))
        })
    }
}

impl Posts {
    fn actors(&self, post: u32) -> CompiledActors<'_> {
        CompiledActors {
            users: self.users.get(post),
            groups: self.groups.get(post),
        }
    }
}
