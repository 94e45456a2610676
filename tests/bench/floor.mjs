// The floor: what a careful person would write by hand in plain JavaScript, with sets and a loop
// over grants. Answers only what a user is granted in a project, as Data Center does: no
// conditions, no needs, no chains.

export class Floor {
  constructor({ groups, applications, projects, schemes }) {
    this.groups = new Map();
    const parents = new Map();
    for (const [name, users, children] of groups) {
      for (const child of children) append(parents, child, name);
      for (const user of users) add(this.groups, user, name);
    }
    for (const own of this.groups.values()) {
      for (const group of own) {
        for (const parent of parents.get(group) ?? []) own.add(parent);
      }
    }
    this.applications = new Map(applications.map(([key, names]) => [key, new Set(names)]));
    this.schemes = new Map(schemes);
    this.projects = new Map();
    for (const [id, lead, scheme, actors] of projects) {
      const roles = new Map();
      for (const [role, users, names] of actors) {
        roles.set(role, { users: new Set(users), groups: new Set(names) });
      }
      this.projects.set(id, { lead, scheme, roles });
    }
  }

  /** What a user is granted in a project, by its own scheme or by these grants. */
  granted(user, id, grants = this.schemes.get(this.projects.get(id).scheme) ?? []) {
    const project = this.projects.get(id);
    const groups = this.groups.get(user) ?? NONE;
    const granted = new Set();
    for (const [permission, kind, parameter] of grants) {
      if (!granted.has(permission) && this.matches(user, groups, project, kind, parameter)) {
        granted.add(permission);
      }
    }
    return granted;
  }

  /** How many grants a user has each permission by in a project: what a what-if can start from. */
  standing(user, id) {
    const project = this.projects.get(id);
    const groups = this.groups.get(user) ?? NONE;
    const counts = new Map();
    for (const [permission, kind, parameter] of this.schemes.get(project.scheme) ?? []) {
      if (this.matches(user, groups, project, kind, parameter)) {
        counts.set(permission, (counts.get(permission) ?? 0) + 1);
      }
    }
    return counts;
  }

  /** What a user would be granted with one grant more, given where they stand. */
  withGrant(counts, user, id, [permission, kind, parameter]) {
    const granted = new Set(counts.keys());
    const groups = this.groups.get(user) ?? NONE;
    if (this.matches(user, groups, this.projects.get(id), kind, parameter)) granted.add(permission);
    return granted;
  }

  /** Whether a user is granted one permission in a project. */
  check(user, id, wanted) {
    const project = this.projects.get(id);
    const groups = this.groups.get(user) ?? NONE;
    const grants = this.schemes.get(project.scheme) ?? [];
    return grants.some(
      ([permission, kind, parameter]) =>
        permission === wanted && this.matches(user, groups, project, kind, parameter),
    );
  }

  matches(user, groups, project, kind, parameter) {
    switch (kind) {
      case 'anyone':
      case 'issue':
        return true;
      case 'application':
        if (parameter !== null) return meet(groups, this.applications.get(parameter) ?? NONE);
        for (const names of this.applications.values()) if (meet(groups, names)) return true;
        return false;
      case 'user':
        return user === parameter;
      case 'group':
        return groups.has(parameter);
      case 'role': {
        const actors = project.roles.get(parameter);
        return actors !== undefined && (actors.users.has(user) || meet(groups, actors.groups));
      }
      case 'lead':
        return user === project.lead;
      default:
        return false;
    }
  }
}

const NONE = new Set();

function meet(one, other) {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  for (const name of small) if (large.has(name)) return true;
  return false;
}

function append(map, key, value) {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function add(map, key, value) {
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set([value]));
  else set.add(value);
}
