// Draws how cost grows from tier S to tier XL, from what `make bench` measured.
//
//   node plot.mjs DIRECTORY-OF-THE-BENCHMARKS FILE.svg

import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const [bench, file] = process.argv.slice(2).map((path) => resolve(path));
const report = ['native', 'browser'].flatMap((name) =>
  JSON.parse(readFileSync(resolve(bench, `${name}.json`), 'utf8')),
);
const TIERS = ['s', 'm', 'l', 'xl'];
const WORKS = [
  'one check',
  'what-if',
  'a user in all projects',
  'everybody in all projects',
  'impact of ten cells',
  'compile',
];
/** What is drawn in each panel: where, whose time, colour, dashes. */
const LINES = [
  { name: 'Whocan, in the browser', where: 'browser', peer: null, colour: '#0b57d0', dash: '' },
  { name: 'Whocan, native', where: 'native', peer: null, colour: '#0b57d0', dash: '2 4' },
  { name: 'sets in JavaScript', where: 'browser', peer: 'sets in JavaScript', colour: '#b3261e', dash: '' },
  { name: 'hash sets in Rust', where: 'native', peer: 'hash sets', colour: '#b3261e', dash: '2 4' },
  { name: 'cedar-wasm', where: 'browser', peer: 'cedar-wasm', colour: '#5f6368', dash: '' },
  { name: 'Cedar, native', where: 'native', peer: 'Cedar', colour: '#5f6368', dash: '2 4' },
];
const [WIDE, HIGH, LEFT, TOP] = [300, 210, 62, 34];
const [LOW, TOP_POWER] = [-2, 9];
const GAP = 56;

function time({ where, peer }, work, tier) {
  const rows = report.filter((row) => row.where === where && row.work === work && row.tier === tier);
  if (peer === null) return rows[0]?.ours_us.median;
  // The peers' preparation of one project is no measure for that of the instance.
  return rows.find((row) => row.peer.replace(', of a sample', '') === peer)?.peer_us.median;
}

function label(power) {
  const units = [['ns', -3], ['µs', 0], ['ms', 3], ['s', 6]];
  const [unit, zero] = units.findLast(([, from]) => power >= from);
  return `${10 ** (power - zero)} ${unit}`;
}

function panel(work, number) {
  const left = LEFT + (number % 3) * (WIDE + GAP);
  const top = TOP + Math.floor(number / 3) * (HIGH + GAP);
  const x = (tier) => left + 20 + (TIERS.indexOf(tier) * (WIDE - 40)) / (TIERS.length - 1);
  const y = (us) => top + HIGH - ((Math.log10(us) - LOW) / (TOP_POWER - LOW)) * HIGH;
  const parts = [`<text x="${left}" y="${top - 10}" class="work">${work}</text>`];
  for (let power = LOW + 1; power <= TOP_POWER; power += 2) {
    const at = y(10 ** power);
    parts.push(`<line x1="${left}" x2="${left + WIDE}" y1="${at}" y2="${at}" class="grid"/>`);
    parts.push(`<text x="${left - 6}" y="${at + 4}" text-anchor="end">${label(power)}</text>`);
  }
  for (const tier of TIERS) {
    parts.push(`<text x="${x(tier)}" y="${top + HIGH + 16}" text-anchor="middle">${tier.toUpperCase()}</text>`);
  }
  for (const line of LINES) {
    const points = TIERS.map((tier) => [x(tier), time(line, work, tier)])
      .filter(([, us]) => us !== undefined)
      .map(([at, us]) => [at, y(us)]);
    if (points.length === 0) continue;
    const path = points.map((point) => point.map((value) => value.toFixed(1)).join(',')).join(' ');
    parts.push(
      `<polyline points="${path}" fill="none" stroke="${line.colour}" stroke-width="2" stroke-dasharray="${line.dash}"/>`,
      ...points.map(([cx, cy]) => `<circle cx="${cx.toFixed(1)}" cy="${cy.toFixed(1)}" r="3" fill="${line.colour}"/>`),
    );
  }
  return parts.join('\n');
}

const width = LEFT + 3 * WIDE + 2 * GAP + 20;
const height = TOP + 2 * HIGH + GAP + 70;
const legend = LINES.map((line, at) => {
  const [left, top] = [LEFT + (at % 3) * 330, height - 30 + Math.floor(at / 3) * 18];
  return `<line x1="${left}" x2="${left + 36}" y1="${top}" y2="${top}" stroke="${line.colour}" stroke-width="2" stroke-dasharray="${line.dash}"/>
<text x="${left + 44}" y="${top + 4}">${line.name}</text>`;
});
writeFileSync(
  file,
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="How cost grows from tier S to tier XL, by work, on logarithmic scales">
<style>text { font: 12px system-ui, sans-serif; fill: #1f1f1f } .work { font-weight: 600; font-size: 14px } .grid { stroke: #e3e3e3 }</style>
<rect width="100%" height="100%" fill="#fff"/>
${WORKS.map(panel).join('\n')}
${legend.join('\n')}
</svg>
`,
);
