//! Findings: what is worth a look in an instance (domain.md, section 7), as data. Words for them
//! are the caller's.

mod administration;
mod broad;
mod copies;
mod covering;
mod direct;
mod inside;
mod normal_form;
mod redundant;
mod survey;
mod unheld;
mod unknown;
mod unusable;
mod visible;

use crate::inserting::Inserting;
use std::collections::{BTreeMap, BTreeSet};

use crate::draft::Draft;
use crate::groups::Reach;
use crate::holder::Holder;
use crate::ids::{GroupName, PermissionKey, ProjectId, RoleId, SchemeId, UserKey};
use crate::instance::Actors;
use crate::isolation::{Cause, Whom};
use crate::resolver::Resolver;
use crate::scheme::Cell;
use crate::subject::Mode;

pub(crate) use broad::LOOKING;
use survey::Survey;

/// How much a finding matters. The first is the gravest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// Somebody outside may see or do what was hardly meant, or nobody inside can.
    High,
    /// Something does not work, or works for more people than is usual.
    Medium,
    /// Something is untidy.
    Low,
    /// Good to know.
    Info,
}

/// What a finding is about.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum About {
    /// The instance as a whole.
    Instance,
    /// A permission scheme.
    Scheme(SchemeId),
    /// A project.
    Project(ProjectId),
    /// A project role.
    Role(RoleId),
    /// A group.
    Group(GroupName),
    /// A user.
    User(UserKey),
}

/// Why a grant changes nothing.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Redundancy {
    /// Whom it is for is covered by another holder of the same permission, in every project of the
    /// scheme.
    CoveredBy(Holder),
    /// The user is inactive.
    Inactive,
    /// The group has no members.
    Empty,
    /// The group has inactive members only.
    OnlyInactive,
    /// Nobody acts in the role, in any project of the scheme.
    NoActors,
}

/// What is the matter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reason {
    /// Anonymous may use these permissions, which let one do more than look.
    AnonymousActs {
        /// In key order.
        permissions: Vec<PermissionKey>,
        /// The projects of the scheme.
        projects: usize,
    },
    /// Anonymous may look.
    AnonymousLooks {
        /// In key order.
        permissions: Vec<PermissionKey>,
        /// The projects of the scheme.
        projects: usize,
    },
    /// Nobody who can sign in holds this permission in the project.
    NobodyHolds(PermissionKey),
    /// An outside group sees projects that are not meant for it.
    SeesTooMuch {
        /// Whether it is a new member who sees them; else it is actual members, through whatever
        /// they are in besides.
        whom: Whom,
        /// The projects.
        projects: Vec<ProjectId>,
        /// Through what.
        causes: BTreeSet<Cause>,
    },
    /// Browse Projects is for holders that depend on the issue: on Data Center any signed-in user
    /// sees the project's name.
    BrowseByIssue(Vec<Holder>),
    /// A holder has permissions that cannot be used, since it has no Browse Projects.
    WithoutBrowse {
        /// The holder.
        holder: Holder,
        /// What cannot be used.
        permissions: Vec<PermissionKey>,
        /// Where somebody has it and cannot use it, or nobody has it.
        projects: Vec<ProjectId>,
    },
    /// The project's lead, its default assignee, cannot be assigned issues.
    LeadNotAssignable(UserKey),
    /// Somebody may assign issues, and nobody can be assigned any.
    AssignWithoutAssignable,
    /// Somebody can be assigned issues, and nobody may assign any.
    AssignableWithoutAssign,
    /// A broad holder may change or delete what is others'.
    BroadPower {
        /// The holder.
        holder: Holder,
        /// In key order.
        permissions: Vec<PermissionKey>,
        /// Whom it reaches.
        reach: Reach,
    },
    /// A holder may comment, and cannot mend its own comments.
    CommentsWithoutEdit {
        /// The holder.
        holder: Holder,
        /// Where somebody may and cannot, or nobody has it.
        projects: Vec<ProjectId>,
    },
    /// Grants name a user.
    NamesUser {
        /// The user.
        user: UserKey,
        /// How many grants.
        grants: usize,
    },
    /// Grants name a group rather than a role.
    NamesGroup {
        /// The group.
        group: GroupName,
        /// How many grants.
        grants: usize,
    },
    /// Grants change nothing.
    Redundant {
        /// Their holder.
        holder: Holder,
        /// What they grant.
        permissions: Vec<PermissionKey>,
        /// Why.
        why: Redundancy,
    },
    /// Grants name a holder that does not exist, or is of an unknown kind.
    UnknownHolder {
        /// The holder.
        holder: Holder,
        /// What they grant.
        permissions: Vec<PermissionKey>,
    },
    /// Grants are of a permission that is neither built in nor declared by an app.
    UnknownPermission {
        /// The permission.
        permission: PermissionKey,
        /// Its holders.
        holders: Vec<Holder>,
    },
    /// An inactive user acts in roles.
    InactiveActs(Vec<(ProjectId, RoleId)>),
    /// No project uses the scheme.
    Unused,
    /// So many projects share the scheme: a change reaches all of them.
    Shared(usize),
    /// These schemes, the one it is about among them, grant the same.
    SameGrants(Vec<SchemeId>),
    /// These schemes, the one it is about among them, grant differently and come to the same for
    /// everybody.
    SameEffect(Vec<SchemeId>),
    /// The scheme differs from another by a few grants.
    NearCopy {
        /// The other.
        of: SchemeId,
        /// What leads from the other to this one.
        difference: Draft,
    },
    /// Default members of a role that may browse: they see every new project of these schemes.
    DefaultMembers {
        /// Who.
        actors: Actors,
        /// The schemes in which the role may browse.
        schemes: Vec<SchemeId>,
    },
    /// Who may edit schemes, through the two Administer globals.
    Administrators {
        /// The groups that hold one; `None` stands for anyone.
        groups: Vec<Option<GroupName>>,
        /// How many active people are in them.
        people: usize,
    },
}

/// A change that would settle a finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fix {
    /// The scheme to change.
    pub scheme: SchemeId,
    /// The change. Those of several findings can be made together.
    pub draft: Draft,
}

/// Something worth a look.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// What it is about.
    pub about: About,
    /// What is the matter.
    pub reason: Reason,
    /// What would settle it, where a change of a scheme can.
    pub fix: Option<Fix>,
}

/// What counts as large, many, near and outside.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FindingSettings {
    /// A group of so many active people is a broad holder.
    pub large_group: usize,
    /// A scheme of so many projects is shared by many.
    pub many_projects: usize,
    /// Schemes that differ by at most so many grants are near-copies.
    pub near: usize,
    /// Groups from outside, and the projects meant for each.
    pub outside: BTreeMap<GroupName, BTreeSet<ProjectId>>,
    /// How holders that depend on an issue count for what outside groups see.
    pub mode: Mode,
}

impl Default for FindingSettings {
    fn default() -> Self {
        Self {
            large_group: 100,
            many_projects: 25,
            near: 3,
            outside: BTreeMap::new(),
            mode: Mode::DataCenter,
        }
    }
}

impl Resolver {
    /// Everything worth a look, the gravest first, then by what it is about.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use whocan_access::{About, FindingSettings, Instance, Reason, Resolver, Severity};
    ///
    /// let resolver = Resolver::new(Arc::new(Instance::default()));
    /// let findings = resolver.findings(&FindingSettings::default());
    /// assert_eq!(findings.len(), 1);
    /// assert_eq!((findings[0].severity, &findings[0].about), (Severity::Info, &About::Instance));
    /// let nobody = Reason::Administrators { groups: vec![], people: 0 };
    /// assert_eq!(findings[0].reason, nobody);
    /// ```
    #[must_use]
    pub fn findings(&self, settings: &FindingSettings) -> Vec<Finding> {
        let mut survey = Survey::new(self, settings);
        for scheme in self.instance().schemes.keys() {
            survey.scheme(*scheme);
        }
        survey.across();
        survey.findings()
    }

    /// What is worth a look in these schemes and their projects, but for what is seen only beside
    /// other schemes ([`Resolver::findings_across`]). For one scheme before and after a draft: what
    /// the draft changes among the findings. For all, some at a time: what would take long at once.
    /// None for a scheme that does not exist.
    #[must_use]
    pub fn findings_of(&self, schemes: &[SchemeId], settings: &FindingSettings) -> Vec<Finding> {
        let mut survey = Survey::new(self, settings);
        for scheme in schemes {
            survey.scheme(*scheme);
        }
        survey.findings()
    }

    /// What is worth a look in the instance as a whole: together with what
    /// [`Resolver::findings_of`] says of every scheme, all that there is.
    #[must_use]
    pub fn findings_across(&self, settings: &FindingSettings) -> Vec<Finding> {
        let mut survey = Survey::new(self, settings);
        survey.across();
        survey.findings()
    }
}

impl Survey<'_> {
    /// The findings about the instance as a whole.
    fn across(&mut self) {
        self.copies();
        self.outside_groups();
        self.default_members();
        self.inactive_actors();
        self.administrators();
    }

    /// The findings about one scheme and its projects.
    fn scheme(&mut self, id: SchemeId) {
        let Some(view) = self.view(id) else { return };
        self.broad(&view);
        self.unheld(&view);
        self.visible(&view);
        self.unusable(&view);
        self.direct(&view);
        self.unknown(&view);
        self.redundant(&view);
    }
}

impl Fix {
    /// Takes cells away.
    fn removing<'a>(scheme: SchemeId, cells: impl Iterator<Item = &'a Cell>) -> Self {
        let removed = cells.cloned().into_set();
        let added = BTreeSet::new();
        let draft = Draft { added, removed };
        Self { scheme, draft }
    }

    /// Grants one more cell.
    fn adding(scheme: SchemeId, cell: Cell) -> Self {
        let added = std::iter::once(cell).into_set();
        let removed = BTreeSet::new();
        let draft = Draft { added, removed };
        Self { scheme, draft }
    }
}
