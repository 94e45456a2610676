// The peers, each in its best supported use: everything that can be prepared is prepared, and only
// what the question needs is given to them. Each gives back a function for each work, which does
// all permissions of one user in one project.

import { createMongoAbility, subject } from '@casl/ability';
import * as cedar from '@cedar-policy/cedar-wasm/web';
import { newEnforcer, newModelFromString } from 'casbin';

/** Cedar: policies parsed beforehand, only those of the project's scheme; the fewest entities. Its
 * entities are read at each call: there is no way to prepare them. */
export async function cedarWasm({ cedar: asked, project }) {
  await cedar.default({ module_or_path: '/cedar.wasm' });
  const uid = (type, id) => ({ type, id });
  const context = { mode: 'DataCenter', relations: [] };
  const calls = asked.actions.map((action) => ({
    principal: uid('Person', asked.principal),
    action: uid('Action', action),
    resource: uid('Project', String(project)),
    context,
    preparsedPolicySetId: 'now',
    entities: asked.entities,
  }));
  const changed = calls.map((call) => ({ ...call, preparsedPolicySetId: 'changed' }));
  const compile = (id, text) => {
    const answer = cedar.preparsePolicySet(id, { staticPolicies: text });
    if (answer.type !== 'success') throw new Error(JSON.stringify(answer));
  };
  const ask = (all) => {
    let allowed = 0;
    for (const call of all) {
      const answer = cedar.statefulIsAuthorized(call);
      if (answer.type !== 'success') throw new Error(JSON.stringify(answer));
      if (answer.response.decision === 'allow') allowed += 1;
    }
    return allowed;
  };
  compile('now', asked.policies);
  return {
    checks: () => ask(calls),
    // A parsed set cannot be added to: it is parsed again.
    whatIf: () => {
      compile('changed', `${asked.policies}\n${asked.added}`);
      return ask(changed);
    },
    compile: () => compile('compiled', asked.policies),
  };
}

/** Casbin: an enforcer of the one project, with roles built, asked without waiting. */
export async function casbin({ casbin: asked, permissions, cell }) {
  const build = async () => {
    const enforcer = await newEnforcer(newModelFromString(asked.model));
    await enforcer.addPolicies(asked.policies);
    await enforcer.addGroupingPolicies(asked.links);
    return enforcer;
  };
  const ask = (enforcer) => permissions.filter((one) => enforcer.enforceSync(asked.who, one)).length;
  const [now, changed] = [await build(), await build()];
  await changed.addPolicy(`group ${cell[2]}`, cell[0]);
  return {
    checks: () => ask(now),
    // One more policy in an enforcer that has it already: adding cannot be done without waiting.
    whatIf: () => ask(changed),
  };
}

/** CASL: an ability built for the user, one rule for each permission that they are granted; to know
 * which, the floor is asked, since CASL knows no groups or roles. */
export function casl({ user, project, permissions }, floor, changed) {
  const build = (granted) =>
    createMongoAbility(
      [...granted].map((action) => ({ action, subject: 'Project', conditions: { id: project } })),
    );
  const here = subject('Project', { id: project });
  const ask = (ability) => permissions.filter((one) => ability.can(one, here)).length;
  const ability = build(floor.granted(user, project));
  return {
    checks: () => ask(ability),
    whatIf: () => ask(build(floor.granted(user, project, changed()))),
    compile: () => build(floor.granted(user, project)),
  };
}
