// What the browser runs: on each tier every work, by the resolver and by each of its peers, on the
// same instance.

import { measure, measureOnce, scaled } from './measure.mjs';
import { Floor } from './floor.mjs';
import { casbin, casl, cedarWasm } from './peers.mjs';

/** Of everybody in all projects the floor is asked about so many users, and the time multiplied. */
const SAMPLE = 50;

/** Everything on one tier, as rows of the report. */
export async function rows(tier) {
  const resolver = '/whocan_oracles_browser.js';
  const { default: start, Works } = await import(resolver);
  await start();
  const works = Works.on(tier);
  const world = await (await fetch(`/worlds/${tier}.json`)).json();
  const { user, project, permissions, cell, instance } = world;
  const found = [];
  const add = (work, peers, each = 1) => {
    const ours = scaled(measure((times) => works.run(work, times)), each);
    for (const [peer, time] of peers) {
      const theirs = scaled(time, each);
      found.push({
        where: 'browser',
        work,
        tier,
        peer,
        ours_us: ours,
        peer_us: theirs,
        ratio: theirs.median / ours.median,
      });
    }
  };

  const floor = new Floor(instance);
  const own = floor.schemes.get(floor.projects.get(project).scheme);
  const changed = () => [...own, cell];
  const peers = {
    'cedar-wasm': await cedarWasm(world),
    casbin: await casbin(world),
    CASL: casl(world, floor, changed),
  };
  const by = (work) => Object.entries(peers).flatMap(([name, peer]) =>
    peer[work] === undefined ? [] : [[name, measureOnce(peer[work])]],
  );

  const checks = () => permissions.filter((one) => floor.check(user, project, one)).length;
  add('one check', [['sets in JavaScript', measureOnce(checks)], ...by('checks')], 1 / permissions.length);

  const whatIf = () => {
    const granted = floor.granted(user, project, changed());
    return permissions.filter((one) => granted.has(one)).length;
  };
  const plain = measureOnce(whatIf);
  const stand = floor.standing(user, project);
  const fromThere = () => {
    const granted = floor.withGrant(stand, user, project, cell);
    return permissions.filter((one) => granted.has(one)).length;
  };
  if (fromThere() !== whatIf()) throw new Error('the floors do not agree');
  // Ours stands in the project as this user, and so does the floor; what the peers were given is
  // about the two.
  add('what-if', [['sets in JavaScript', measureOnce(fromThere)], ...by('whatIf')]);
  add('what-if, from nothing', [['sets in JavaScript', plain]]);

  const ids = [...floor.projects.keys()];
  const inAll = (who) => {
    let count = 0;
    for (const id of ids) count += floor.granted(who, id).size;
    return count;
  };
  add('a user in all projects', [['sets in JavaScript', measureOnce(() => inAll(user))]]);

  const { users } = instance;
  const step = Math.max(1, Math.floor(users.length / SAMPLE));
  const sample = users.filter((_, at) => at % step === 0);
  const scale = users.length / sample.length;
  if (tier !== 'xl') {
    const some = measureOnce(() => sample.reduce((sum, who) => sum + inAll(who), 0));
    add('everybody in all projects', [['sets in JavaScript, of a sample', scaled(some, scale)]]);
  }

  const shared = floor.schemes.get(world.shared);
  const sharing = ids.filter((id) => floor.projects.get(id).scheme === world.shared);
  const same = (one, other) => one.size === other.size && [...one].every((each) => other.has(each));
  const differs = (who) =>
    sharing.some((id) => !same(floor.granted(who, id, shared), floor.granted(who, id, world.after)));
  const impact = measureOnce(() => sample.filter(differs).length);
  add('impact of ten cells', [['sets in JavaScript, of a sample', scaled(impact, scale)]]);

  const prepared = measureOnce(() => new Floor(instance));
  add('compile', [['sets in JavaScript', prepared], ...by('compile').map(([name, time]) => [`${name}, one project`, time])]);
  works.free();
  return found;
}
