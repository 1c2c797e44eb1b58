import { html, nothing } from 'lit-html';
import { now, second } from '../live/clock.js';
import { sandboxes } from '../live/collections.js';
import { gateway } from '../live/gateway.js';
import { Part } from '../parts/part.js';
import { icon } from '../parts/icons.js';
import { phaseBadge } from '../parts/phase-badge.js';
import { tabBar } from '../parts/tab-bar.js';
import { recreate, remove } from './sandbox/actions.js';
import './sandbox/state-panel.js';
import '../parts/freshness.js';
import { driftWords, trouble } from '../words/sandbox-facts.js';

const PANELS = [
  { id: 'state', title: 'State', load: () => undefined, draw: (it) => html`<state-panel .sandbox=${it}></state-panel>` },
  { id: 'timeline', title: 'Timeline', gone: true, load: () => import('./sandbox/timeline-panel.js'), draw: (_, name) => html`<timeline-panel .name=${name}></timeline-panel>` },
  { id: 'usage', title: 'Usage', load: () => import('./sandbox/usage-panel.js'), draw: (_, name) => html`<usage-panel .name=${name}></usage-panel>` },
  { id: 'terminal', title: 'Terminal', load: () => import('./sandbox/terminal-panel.js'), draw: (_, name) => html`<terminal-panel .name=${name}></terminal-panel>` },
  { id: 'screen', title: 'Screen', browser: true, load: () => import('./sandbox/screen-panel.js'), draw: (_, name) => html`<screen-panel .name=${name}></screen-panel>` },
  { id: 'setup', title: 'Set-up output', load: () => import('./sandbox/setup-panel.js'), draw: (_, name) => html`<setup-panel .name=${name}></setup-panel>` },
];

/** One sandbox: what it should be, what it is, and what happened to it. */
class SandboxPage extends Part {
  static properties = { name: {}, tab: {}, loaded: { state: true } };

  constructor() {
    super();
    this.follow(gateway, sandboxes, second);
  }

  willUpdate(changed) {
    if (changed.has('tab')) {
      const wanted = this.tab;
      Promise.resolve(PANELS.find(({ id }) => id === wanted)?.load()).then(() => (this.loaded = wanted));
    }
  }

  render() {
    const sandbox = sandboxes.value.items.get(this.name);
    const waiting = sandboxes.value.state === 'loading';
    const panels = PANELS.filter((panel) => (sandbox || panel.gone) && (!panel.browser || sandbox.spec.kind === 'browser'));
    const chosen = panels.some(({ id }) => id === this.tab) ? this.tab : panels[0].id;
    return html`
      <p class="crumb"><a href="#/sandboxes">${icon('back', 14)} Sandboxes</a></p>
      <div class="page-head"><h1 class="mono">${this.name}</h1>
        ${sandbox ? html`${phaseBadge(sandbox.status.phase)}
          ${gateway.value.role === 'viewer' ? nothing : html`<div class="actions"><button @click=${() => recreate(sandbox)}>Recreate</button>
            <button class="danger" @click=${() => remove(sandbox)}>Remove</button></div>`}` : nothing}</div>
      ${waiting ? html`<p class="waiting" role="status">Asking the daemon …</p>` : html`
        ${sandbox ? this.#headline(sandbox) : html`<p class="banner calm">There is no such sandbox now. What happened to it, its timeline tells.</p>`}
        ${tabBar('About this sandbox', panels, chosen, (id) => (location.hash = `#/sandboxes/${encodeURIComponent(this.name)}?tab=${id}`))}
        <div role="tabpanel" id="panel-${chosen}" aria-labelledby="tab-${chosen}" class="panel">${this.#panel(panels, chosen, sandbox)}</div>`}`;
  }

  #panel(panels, chosen, sandbox) {
    const panel = panels.find(({ id }) => id === chosen);
    if (this.loaded !== chosen) {
      Promise.resolve(panel.load()).then(() => (this.loaded = chosen));
      return html`<p class="waiting" role="status">Loading …</p>`;
    }
    return panel.draw(sandbox, this.name);
  }

  /** The one thing to know about it now. */
  #headline(sandbox) {
    const drift = sandbox.status.drift ?? [];
    if (drift.length) {
      return html`<p class="banner warn">Its configuration has changed (${drift.map((field) => field.path).join(', ')}): ${driftWords(sandbox, now())}.</p>`;
    }
    const wrong = sandbox.status.phase === 'Ready' ? undefined : trouble(sandbox);
    return wrong ? html`<p class="banner ${sandbox.status.phase === 'Failed' ? 'bad' : 'warn'}">${wrong.message}</p>` : nothing;
  }
}

customElements.define('sandbox-page', SandboxPage);
