const loaded = new Set();

/** Loads a style sheet of a module of others, once. `path` is below the folder of such modules. */
export function stylesheet(path) {
  if (!loaded.has(path)) {
    loaded.add(path);
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = new URL(`../vendor/${path}`, import.meta.url).href;
    document.head.append(link);
  }
}
