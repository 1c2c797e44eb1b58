/** Waits; ends at once when the signal says so. */
export function pause(milliseconds, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    }, { once: true });
  });
}

/** How long to wait before the next try: longer each time, never in step with others. */
export function backoff(failures) {
  return Math.min(8000, 400 * 2 ** Math.min(failures, 5)) * (0.75 + Math.random() / 2);
}
