import { html, nothing } from 'lit-html';
import { act, segment } from '../live/api.js';
import { now, second } from '../live/clock.js';
import { sessions } from '../live/collections.js';
import { confirm } from '../parts/confirm.js';
import { Part } from '../parts/part.js';
import { phaseBadge } from '../parts/phase-badge.js';
import { attempt } from '../parts/toasts.js';
import '../parts/data-grid.js';
import '../parts/freshness.js';
import { plural } from '../words/sizes.js';
import { millis, moment, short, span } from '../words/times.js';

const keyOf = (session) => session.metadata.name;
const explain = (session) => (location.hash = `#/explain?session=${encodeURIComponent(session.spec.key)}`);
const SOURCES = { File: 'session file', Database: 'database', Api: 'opened here' };

/** All sessions known, from wherever they are. */
class SessionsPage extends Part {
  static properties = { words: { state: true }, order: { state: true } };

  #columns = [
    { id: 'key', title: 'Session', width: 'minmax(13rem, 2fr)', sort: (it) => it.spec.key, cell: (it) => html`<span class="first mono">${it.spec.key}</span><span class="second">${SOURCES[it.status.source] ?? it.status.source}${it.status.main ? ', main session' : ''}</span>` },
    { id: 'active', title: 'Active', width: 'minmax(6rem, 0.6fr)', sort: (it) => (it.status.active ? 0 : 1), cell: (it) => html`<span class="badge ${it.status.active ? 'good' : 'calm'}">${it.status.active ? 'active' : 'not active'}</span>` },
    { id: 'agent', title: 'Agent', width: 'minmax(5rem, 0.6fr)', phone: 'hide', sort: (it) => it.spec.agent, cell: (it) => it.spec.agent },
    { id: 'sandbox', title: 'Sandbox', width: 'minmax(12rem, 2.6fr)', phone: 'wide', sort: (it) => it.status.sandbox ?? '', cell: (it) => this.#sandbox(it.status) },
    { id: 'updated', title: 'Updated', width: '6rem', phone: 'hide', sort: (it) => -(millis(it.status.updatedAt) || 0), cell: (it) => html`<span title=${moment(it.status.updatedAt)}>${it.status.updatedAt ? short(now() - millis(it.status.updatedAt)) : 'never'}</span>` },
    { id: 'held', title: 'Held', width: '9rem', phone: 'hide', sort: (it) => -(millis(it.status.heldUntil) || 0), cell: (it) => this.#held(it) },
  ];

  constructor() {
    super();
    this.words = '';
    this.order = { id: 'updated', down: false };
    this.follow(sessions, second);
  }

  render() {
    const all = [...sessions.value.items.values()];
    const rows = all.filter((it) => this.words.toLowerCase().split(/\s+/).every((word) => `${it.spec.key} ${it.spec.agent} ${it.status.sandbox ?? ''}`.toLowerCase().includes(word)));
    return html`
      <div class="page-head"><h1>Sessions</h1><p class="soft">${plural(all.length, 'session')}, ${all.filter((it) => it.status.active).length} active</p><data-freshness .of=${sessions}></data-freshness></div>
      <div class="tools">
        <label class="unseen" for="find">Find sessions</label>
        <input id="find" type="search" placeholder="Key, agent, sandbox" .value=${this.words} @input=${(event) => (this.words = event.target.value)}>
        <form class="row" @submit=${this.#open}><label class="unseen" for="key">Session key to open</label>
          <input id="key" type="text" placeholder="agent:main:demo" required spellcheck="false"><button>Open a session</button></form>
      </div>
      <data-grid label="Sessions" .rows=${rows} .columns=${this.#columns} .keyOf=${keyOf} .open=${explain} .order=${this.order} .rowHeight=${52}
        @order=${(event) => (this.order = event.detail)} .empty=${sessions.value.state === 'loading' ? 'Asking the daemon …' : all.length ? 'None matches what you look for.' : 'No sessions are known. Open one above, or start an agent.'}></data-grid>`;
  }

  #sandbox({ sandbox, phase, sandboxed }) {
    if (!sandboxed) {
      return html`<span class="soft">not sandboxed</span>`;
    }
    return html`<a class="mono first" href="#/sandboxes/${encodeURIComponent(sandbox)}">${sandbox}</a>${phase ? phaseBadge(phase) : html`<span class="second">none now</span>`}`;
  }

  #held(session) {
    const left = millis(session.status.heldUntil) - now();
    return left > 0 ? html`<span>${span(left)}</span> <button class="plain small-button" @click=${() => this.#close(session)}>Close</button>` : html`<span class="soft">–</span>`;
  }

  async #open(event) {
    event.preventDefault();
    const field = this.querySelector('#key');
    if (await attempt(() => act('PUT', `/sessions/${segment(field.value.trim())}`, {}), 'The session is open.')) {
      field.value = '';
    }
  }

  async #close(session) {
    const answer = await confirm({
      title: 'Close this session?',
      body: html`<p class="mono">${session.spec.key}</p><p>It is no longer held open. Its sandbox goes once it is cold, unless another session uses it.</p>`,
      verb: 'Close it',
    });
    if (answer) {
      await attempt(() => act('DELETE', `/sessions/${segment(session.metadata.name)}`));
    }
  }
}

customElements.define('sessions-page', SessionsPage);
