import { svg, html } from 'lit-html';

/** Drawings on a field of 20, in the colour of the text around them. */
const PATHS = {
  overview: svg`<path d="M3.5 10.5 10 4l6.5 6.5M5.5 9v7h9V9"/>`,
  sandboxes: svg`<path d="M3.5 6.5 10 3l6.5 3.5v7L10 17l-6.5-3.5zM3.5 6.5 10 10l6.5-3.5M10 10v7"/>`,
  sessions: svg`<path d="M4 4.5h12v8.5H9.5L6 16v-3H4z"/>`,
  workspaces: svg`<path d="M3 15.5v-11h5l1.5 2H17v9z"/>`,
  explain: svg`<circle cx="10" cy="10" r="7"/><path d="M8 8a2 2 0 1 1 2.6 1.9c-.4.2-.6.5-.6 1v.6M10 14v.2"/>`,
  config: svg`<path d="M7.5 4.5c-2 0-2 1-2 2.5S5.5 10 4 10c1.5 0 1.5 1.5 1.5 3s0 2.5 2 2.5M12.5 4.5c2 0 2 1 2 2.5s0 3 1.5 3c-1.5 0-1.5 1.5-1.5 3s0 2.5-2 2.5"/>`,
  devices: svg`<path d="M3.5 5h10v7h-10zM7 15h3M14.5 8.5h2.5v7h-4v-3"/>`,
  logs: svg`<path d="M4 5.5h12M4 10h12M4 14.5h7"/>`,
  settings: svg`<path d="M4 6h7M14.5 6H16M4 14h1.5M9 14h7"/><circle cx="12.7" cy="6" r="1.8"/><circle cx="7.2" cy="14" r="1.8"/>`,
  menu: svg`<path d="M3.5 6h13M3.5 10h13M3.5 14h13"/>`,
  close: svg`<path d="m5 5 10 10M15 5 5 15"/>`,
  copy: svg`<path d="M7 7V4h9v9h-3M4 7h9v9H4z"/>`,
  warning: svg`<path d="M10 3.5 17.5 16h-15zM10 8v4M10 14v.2"/>`,
  good: svg`<path d="m4.5 10.5 3.5 3.5 7.5-8"/>`,
  back: svg`<path d="M12 4.5 6.5 10l5.5 5.5"/>`,
  theme: svg`<circle cx="10" cy="10" r="6.5"/><path d="M10 3.5v13a6.5 6.5 0 0 0 0-13z" fill="currentColor" stroke="none"/>`,
  away: svg`<path d="M4 4l12 12M6 8.5a6.5 6.5 0 0 1 2-1.2M3.5 6.5A10 10 0 0 1 6 5M14 8.5a6.5 6.5 0 0 0-3-1.7M16.5 6.5A10 10 0 0 0 10 4M8 12a3 3 0 0 1 2-.8M10 15v.2"/>`,
};

/** A drawing by its name; what it says stands in words beside it. */
export const icon = (name, size = 18) => html`
  <svg viewBox="0 0 20 20" width=${size} height=${size} fill="none" stroke="currentColor" stroke-width="1.5"
    stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${PATHS[name]}</svg>`;
