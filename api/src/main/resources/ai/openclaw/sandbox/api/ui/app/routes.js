import { html } from 'lit-html';

/** The pages: where they are, how the navigation calls them, and what draws them. A page's modules are loaded when it is first gone to. */
export const ROUTES = [
  { path: '', name: 'overview', title: 'Overview', load: () => import('../pages/overview.js'), draw: () => html`<overview-page></overview-page>` },
  { path: 'sandboxes', name: 'sandboxes', title: 'Sandboxes', load: () => import('../pages/sandboxes.js'), draw: (_, query) => html`<sandboxes-page .query=${query}></sandboxes-page>` },
  { path: 'sandboxes/:name', name: 'sandboxes', title: 'Sandbox', hidden: true, load: () => import('../pages/sandbox.js'), draw: ([name], query) => html`<sandbox-page .name=${name} .tab=${query.get('tab') ?? 'state'}></sandbox-page>` },
  { path: 'sessions', name: 'sessions', title: 'Sessions', load: () => import('../pages/sessions.js'), draw: () => html`<sessions-page></sessions-page>` },
  { path: 'workspaces', name: 'workspaces', title: 'Workspaces', load: () => import('../pages/workspaces.js'), draw: () => html`<workspaces-page></workspaces-page>` },
  { path: 'explain', name: 'explain', title: 'Explain', load: () => import('../pages/explain.js'), draw: (_, query) => html`<explain-page .query=${query}></explain-page>` },
  { path: 'config', name: 'config', title: 'Config', load: () => import('../pages/config.js'), draw: (_, query) => html`<config-page .line=${Number(query.get('line'))}></config-page>` },
  { path: 'devices', name: 'devices', title: 'Devices', load: () => import('../pages/devices.js'), draw: () => html`<devices-page></devices-page>` },
  { path: 'logs', name: 'logs', title: 'Logs', load: () => import('../pages/logs.js'), draw: () => html`<logs-page></logs-page>` },
  { path: 'settings', name: 'settings', title: 'Settings', load: () => import('../pages/settings.js'), draw: () => html`<settings-page></settings-page>` },
];

/** What an address such as `#/sandboxes/x?tab=live` stands for. */
export function match(hash) {
  const [path, query = ''] = hash.replace(/^#\/?/, '').split('?');
  const segments = path.split('/').filter(Boolean).map(decodeURIComponent);
  for (const route of ROUTES) {
    const wanted = route.path.split('/').filter(Boolean);
    if (wanted.length === segments.length && wanted.every((word, i) => word.startsWith(':') || word === segments[i])) {
      const parameters = segments.filter((_, i) => wanted[i].startsWith(':'));
      return { route, parameters, query: new URLSearchParams(query) };
    }
  }
  return undefined;
}
