// How long something takes: the median of repeated runs in microseconds, and the range that the
// middle half of them falls into.

const PATIENCE = 600;
const FEWEST = 3;
const MOST = 200;
/** A browser's clock is coarse on purpose: what is shorter is measured many at a time. */
const BATCH = 20;

/** Measures `run(times)`, which does the work so many times. */
export function measure(run) {
  const took = (times) => {
    const begun = performance.now();
    run(times);
    return performance.now() - begun;
  };
  // Twice, since the first time an engine may still be compiling, or tidying up.
  const fastest = (times) => Math.min(took(times), took(times));
  let times = 1;
  while (fastest(times) < BATCH && times < 1_000_000) times *= 2;
  const taken = [];
  const started = performance.now();
  while (taken.length < FEWEST || (performance.now() - started < PATIENCE && taken.length < MOST)) {
    taken.push((took(times) * 1000) / times);
  }
  taken.sort((one, other) => one - other);
  const at = (part) => taken[Math.floor((taken.length * part) / 4)];
  return { low: at(1), median: at(2), high: at(3) };
}

/** Measures a function that does the work once. */
export function measureOnce(work) {
  return measure((times) => {
    for (let run = 0; run < times; run += 1) sink = work();
  });
}

/** What was found last: so that no engine can leave the work out. */
export let sink;

/** The same for a part, or a multiple, of the work. */
export function scaled({ low, median, high }, factor) {
  return { low: low * factor, median: median * factor, high: high * factor };
}
