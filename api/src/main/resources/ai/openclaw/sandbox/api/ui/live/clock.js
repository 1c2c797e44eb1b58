import { Subject } from './subject.js';

/** The daemon's clock may differ from this machine's; countdowns go by the daemon's. */
let ahead = 0;

/** Ticks once a second for whatever shows a countdown. */
export const second = new Subject(Date.now());
setInterval(() => second.set(now()), 1000);

/** The daemon's time in milliseconds. */
export function now() {
  return Date.now() + ahead;
}

/** Learns the difference from a moment the daemon named; what is below two seconds is the way's own length. */
export function learn(daemonMillis) {
  const difference = daemonMillis - Date.now();
  ahead = Math.abs(difference) < 2000 ? 0 : difference;
}
