/*
 * Stands in the page itself: modules wait until the whole page is read and all their imports are there, and a file would have to be asked for. This runs at once
 * and tells the browser which modules the page in the address will need, so that it asks for them together with those of the frame.
 */
{
  const pages = JSON.parse(document.getElementById('pages').textContent);
  const [page, item] = location.hash.replace(/^#\/?/, '').split('?')[0].split('/');
  const path = item ? `${page}/:name` : page;
  for (const module of Object.hasOwn(pages, path) ? pages[path] : pages['']) {
    const link = document.createElement('link');
    link.rel = 'modulepreload';
    link.href = document.currentScript.dataset.base + module;
    document.head.append(link);
  }
}
