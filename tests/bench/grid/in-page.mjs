// What runs inside each measured page, ours and the peer's alike: from an event to the frame that
// shows what it did, and the frames while one scrolls. Put there before anything else of the page.
//
// The clock starts at the event's own timestamp: when the browser took the key or the click. It
// stops in the first task after a frame in which the page shows what was waited for: style, layout
// and painting of that frame are done then; rasterising it and the display are not counted.
//
// A display shows 60 frames a second. How long a frame is waited for depends on when within a
// sixtieth of a second the key was pressed, and is the same for everybody. So two times are given:
// `shown`, which includes that waiting, and `busy`, which is what of it the page was at work.

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
    const begun = event.timeStamp;
    // Work in spans: the event's own task, then that of each frame.
    let busy = 0;
    let since = begun;
    const pause = (now) => {
      if (since !== null) busy += now - since;
      since = null;
    };
    next(pause);
    const onFrame = () => {
      if (since === null) since = performance.now();
      if (!isShown()) {
        next(pause);
        requestAnimationFrame(onFrame);
        return;
      }
      next((now) => {
        pause(now);
        taken.push({ shown: now - begun, busy });
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
      frames = { last: null, lasted: [], blank: 0 };
      const on = (now) => {
        if (frames === null) return;
        if (frames.last !== null) frames.lasted.push(now - frames.last);
        frames.last = now;
        if (isBlank !== null) {
          next(() => {
            if (frames !== null && isBlank()) frames.blank += 1;
          });
        }
        requestAnimationFrame(on);
      };
      requestAnimationFrame(on);
    },
    /** What was noted of the frames. */
    watched() {
      const { lasted, blank } = frames;
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
