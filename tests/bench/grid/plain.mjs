// What the grid is measured next to: a plain table with a tick for each cell, all of them drawn, in
// JavaScript without any library. It counts nothing and draws nothing but ticks: no impact, no
// covered or unusable cells, no undo.

const frame = document.querySelector('.frame');
const { names, permissions, granted } = await (await fetch('scheme.json')).json();

/** One permission's row: its own box ticks all others. */
function row(permission, ticks) {
  const tr = document.createElement('tr');
  const head = document.createElement('th');
  head.scope = 'row';
  head.append(box(`All cells of ${permission}`), ` ${permission}`);
  tr.append(head);
  names.forEach((name, at) => {
    const cell = document.createElement('td');
    const tick = box(`${permission} for ${name}`);
    tick.checked = ticks[at] === 'x';
    cell.append(tick);
    tr.append(cell);
  });
  return tr;
}

function box(label) {
  const tick = document.createElement('input');
  tick.type = 'checkbox';
  tick.setAttribute('aria-label', label);
  return tick;
}

/** The row's box says whether all, some or none are ticked. */
function sum(tr) {
  const [all, ...ticks] = tr.querySelectorAll('input');
  const count = ticks.filter((tick) => tick.checked).length;
  all.checked = count === ticks.length;
  all.indeterminate = count > 0 && count < ticks.length;
}

function open() {
  const table = document.createElement('table');
  const head = document.createElement('tr');
  for (const name of ['Permission', ...names]) {
    const cell = document.createElement('th');
    cell.scope = 'col';
    cell.textContent = name;
    head.append(cell);
  }
  table.createTHead().append(head);
  const body = table.createTBody();
  permissions.forEach((permission, at) => {
    const tr = row(permission, granted[at]);
    sum(tr);
    body.append(tr);
  });
  table.addEventListener('change', ({ target }) => {
    const tr = target.closest('tr');
    const [all, ...ticks] = tr.querySelectorAll('input');
    if (target === all) for (const tick of ticks) tick.checked = all.checked;
    sum(tr);
  });
  frame.replaceChildren(table);
}

document.querySelector('button').addEventListener('click', open);
document.documentElement.dataset.ready = '';
