import { now, second } from './clock.js';
import { sandboxes } from './collections.js';
import { Subject } from './subject.js';

const EVERY_SECONDS = 5;
const MOST = 720;

/** How many sandboxes were in which phase, every few seconds since this browser looks. Each point has `at` and `counts`. */
export const history = new Subject([]);

let ticks = 0;
sandboxes.follow(() => history.value.length === 0 && take());
second.follow(() => {
  if (++ticks % EVERY_SECONDS === 0) {
    take();
  }
});

function take() {
  const { items, state } = sandboxes.value;
  if (state !== 'live' && state !== 'polling') {
    return;
  }
  const counts = {};
  for (const { status } of items.values()) {
    counts[status.phase] = (counts[status.phase] ?? 0) + 1;
  }
  history.set([...history.value.slice(-MOST + 1), { at: now(), counts }]);
}
