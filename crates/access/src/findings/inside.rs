//! Which holder is inside which other, whatever the project: everybody who matches the one matches
//! the other.

use crate::compiled::intersect;
use crate::compiled::schemes::CompiledHolder;
use crate::instance::Project;

use super::survey::Survey;

impl Survey<'_> {
    /// Whether everybody who matches `inner` matches `outer`, in any project: by what they are
    /// for, by sub-groups, or because a user is a member.
    pub(super) fn is_inside(&mut self, inner: &CompiledHolder, outer: &CompiledHolder) -> bool {
        use CompiledHolder as H;
        match (inner, outer) {
            (inner, outer) if inner == outer => true,
            (H::Nobody, _) | (_, H::Anyone) | (H::Application(_), H::AnyApplication) => true,
            (_, H::Nobody) | (H::Anyone, _) => false,
            (_, H::SignedIn) => true,
            (H::User(_) | H::Group(_), H::Group(group)) => self.is_in(inner, &[*group]),
            (H::User(_) | H::Group(_), H::AnyApplication) => {
                let groups = sorted(self.application_groups(None));
                self.is_in(inner, &groups)
            }
            (H::User(_) | H::Group(_), H::Application(application)) => {
                let groups = sorted(self.application_groups(Some(*application)));
                self.is_in(inner, &groups)
            }
            _ => false,
        }
    }

    /// Whether everybody who matches `inner` in a project matches `outer` there.
    pub(super) fn is_inside_in(
        &mut self,
        inner: &CompiledHolder,
        outer: &CompiledHolder,
        project: &Project,
    ) -> bool {
        let outer = self.parts(outer, project);
        let inner = self.parts(inner, project);
        inner
            .iter()
            .all(|inner| outer.iter().any(|outer| self.is_inside(inner, outer)))
    }

    /// Whether a user or group is in one of these groups, which are sorted.
    fn is_in(&mut self, part: &CompiledHolder, groups: &[u32]) -> bool {
        let people = &self.resolver.people;
        let own = match part {
            CompiledHolder::User(user) => self
                .groups_of_user
                .entry(*user)
                .or_insert_with(|| people.with_parents(people.direct_groups(*user))),
            CompiledHolder::Group(group) => self
                .groups_of_group
                .entry(*group)
                .or_insert_with(|| people.with_parents(&[*group])),
            _ => return false,
        };
        intersect(own, groups)
    }
}

fn sorted(mut groups: Vec<u32>) -> Vec<u32> {
    groups.sort_unstable();
    groups
}
