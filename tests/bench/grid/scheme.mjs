// The scheme that the grid is measured on: the one that most projects share, with 500 holders.

const HOLDERS = 500;
/** Every holder has so many of the permissions, in the mean: one in five. */
const SHARE = 5;
/** Of the holders that are groups or people, two in three are groups. */
const GROUPS = 2 / 3;

/** The id of the scheme that most projects share, of an instance as the server gives it. */
export function mostShared({ projects }) {
  const uses = new Map();
  for (const { permissionScheme: id } of projects) uses.set(id, (uses.get(id) ?? 0) + 1);
  const [[id, count]] = [...uses].sort(([, one], [, other]) => other - one);
  return { id, count };
}

/** Holders of every kind, as the dialect has them: what the instance has few of, then groups and
 * people from all over the lists. Whoever has access to any application is not among them: that
 * one would cover most others, and there would be less to draw. */
function holders({ groups, users, roles, applicationRoles, fields }) {
  const of = (type) => (parameter) => ({ type, parameter: String(parameter) });
  const few = [
    ...['anyone', 'projectLead', 'reporter', 'assignee'].map((type) => ({ type })),
    ...applicationRoles.map(({ key }) => of('applicationRole')(key)),
    ...roles.map(({ id }) => of('projectRole')(id)),
    ...fields.map(({ id, schema }) => of(schema.items === 'group' ? 'groupCustomField' : 'userCustomField')(id)),
  ];
  const left = HOLDERS - few.length;
  const spread = (all, count) =>
    Array.from({ length: count }, (_, at) => all[Math.floor((at * all.length) / count)]);
  const ofGroups = Math.round(left * GROUPS);
  return [
    ...few,
    ...spread(groups, ofGroups).map(({ name }) => of('group')(name)),
    ...spread(users, left - ofGroups).map(({ key }) => of('user')(key)),
  ];
}

/** The grants: the same at each run. */
export function grants(instance, permissions) {
  // Numbers that look drawn by chance (Numerical Recipes).
  let state = 1;
  const draw = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) >>> 8;
  const all = [];
  for (const holder of holders(instance)) {
    const own = permissions.filter(() => draw() % SHARE === 0);
    // Anyone who may browse would settle for everybody whether they can use what they have.
    const granted = holder.type === 'anyone' ? own.filter((one) => one !== 'BROWSE_PROJECTS') : own;
    // No column without a grant.
    if (granted.length === 0) granted.push(permissions[draw() % permissions.length]);
    all.push(...granted.map((permission) => ({ permission, holder })));
  }
  return all;
}
