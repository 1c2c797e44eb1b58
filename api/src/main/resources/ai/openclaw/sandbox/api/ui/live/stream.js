import { ApiError, BASE, send } from './api.js';
import { gateway } from './gateway.js';
import { lines } from './lines.js';
import { backoff, pause } from './pause.js';

/** Answers that asking again will not change. */
const NEVER = new Set([400, 403, 404, 405, 422]);

/**
 * Follows a path that answers line by line, and comes back when it breaks off. `take` gets every value, `fail` what went wrong, once for each time.
 * What is returned ends it.
 */
export function stream(path, take, fail) {
  const work = new AbortController();
  (async () => {
    for (let failures = 0; !work.signal.aborted; ) {
      try {
        const response = await send(BASE + path, { signal: work.signal });
        failures = 0;
        for await (const value of lines(response)) {
          take(value);
        }
      } catch (e) {
        if (work.signal.aborted) {
          return;
        }
        fail(e);
        if (e instanceof ApiError && e.code === 401) {
          gateway.refused();
        } else if (e instanceof ApiError && NEVER.has(e.code)) {
          return;
        }
      }
      await pause(backoff(failures++), work.signal);
    }
  })();
  return () => work.abort();
}
