// What runs inside each measured page, ours and the peer's alike: from an event to the frame that
// shows what it did, and the frames while one scrolls. Put there before anything else of the page.
//
// The clock starts at the event's own timestamp: when the browser took the key or the click. It
// stops in the first task after a frame in which the page shows what was waited for: style, layout
// and painting of that frame are done then; rasterising it and the display are not counted.

export function prepare() {
  const taken = [];
  let awaited = null;
  /** Calls back in a task of its own: after the one that runs now, before timers. */
  const next = (then) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      then(performance.now());
    };
    channel.port2.postMessage(null);
  };

  const onEvent = (event) => {
    if (awaited === null || event.type !== awaited.type) return;
    const { isShown, done } = awaited;
    awaited = null;
    const onFrame = () => {
      if (!isShown()) {
        requestAnimationFrame(onFrame);
        return;
      }
      next((now) => {
        taken.push(now - event.timeStamp);
        done();
      });
    };
    requestAnimationFrame(onFrame);
  };
  for (const type of ['keydown', 'keyup', 'click']) addEventListener(type, onEvent, { capture: true });

  let frames = null;
  let tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({
    type: 'longtask',
  });

  window.bench = {
    taken,
    /** Awaits an event and what it shows; resolves once that is painted. */
    arm(type, isShown) {
      let done;
      const shown = new Promise((resolve, reject) => {
        done = resolve;
        setTimeout(() => reject(new Error(`nothing was shown of a ${type}`)), 60_000);
      });
      awaited = { type, isShown, done };
      window.bench.shown = shown;
    },
    /** Notes how long each frame lasts from now on, and, if asked, in which there is a gap. */
    watch(isBlank) {
      frames = { last: null, lasted: [], blank: 0, due: 0 };
      const on = (now) => {
        if (frames.last !== null) frames.lasted.push(now - frames.last);
        frames.last = now;
        if (isBlank !== null) {
          next(() => {
            if (frames !== null && isBlank()) frames.blank += 1;
          });
        }
        frames.due = requestAnimationFrame(on);
      };
      frames.due = requestAnimationFrame(on);
    },
    /** What was noted of the frames. */
    watched() {
      const { lasted, blank, due } = frames;
      cancelAnimationFrame(due);
      frames = null;
      return { lasted, blank };
    },
    /** The tasks of 50 ms and more since this was last asked. */
    longTasks() {
      const found = tasks;
      tasks = [];
      return found;
    },
  };
}
