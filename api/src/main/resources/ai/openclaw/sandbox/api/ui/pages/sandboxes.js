import { html, nothing } from 'lit-html';
import { now, second } from '../live/clock.js';
import { sandboxes } from '../live/collections.js';
import { Part } from '../parts/part.js';
import { icon } from '../parts/icons.js';
import { phaseBadge } from '../parts/phase-badge.js';
import { timeBar } from '../parts/time-bar.js';
import '../parts/data-grid.js';
import '../parts/freshness.js';
import { PHASES, age, driftWords, hotFor, idle, phaseWords, trouble } from '../words/sandbox-facts.js';
import { number, plural } from '../words/sizes.js';
import { millis, span } from '../words/times.js';

const nameOf = (sandbox) => sandbox.metadata.name;
const open = (sandbox) => (location.hash = `#/sandboxes/${encodeURIComponent(nameOf(sandbox))}`);

/** All sandboxes, live. */
class SandboxesPage extends Part {
  static properties = { query: { attribute: false }, words: { state: true }, phase: { state: true }, order: { state: true } };

  #columns = [
    { id: 'name', title: 'Sandbox', width: 'minmax(15rem, 3.4fr)', phone: 'main', sort: nameOf, cell: (it) => this.#name(it) },
    { id: 'phase', title: 'Phase', width: 'minmax(7rem, 0.8fr)', sort: (it) => PHASES.indexOf(it.status.phase), cell: (it) => phaseBadge(it.status.phase) },
    { id: 'agent', title: 'Agent', width: 'minmax(5rem, 0.7fr)', phone: 'hide', sort: (it) => it.spec.agent, cell: (it) => it.spec.agent },
    { id: 'drift', title: 'Drift', width: 'minmax(9rem, 1.2fr)', phone: 'wide', sort: (it) => -(it.status.drift?.length ?? 0), cell: (it) => this.#drift(it) },
    { id: 'hot', title: 'Hot for', width: '4.5rem', phone: 'hide', sort: (it) => -(millis(it.status.hotUntil) || 0), cell: (it) => this.#hot(it) },
    { id: 'idle', title: 'Idle', width: 'minmax(5rem, 0.7fr)', phone: 'hide', sort: (it) => millis(it.status.lastUsedAt) || 0, cell: (it) => timeBar(idle(it, now()), 'idle') },
    { id: 'age', title: 'Age', width: 'minmax(5rem, 0.7fr)', phone: 'hide', sort: (it) => millis(it.metadata.creationTimestamp), cell: (it) => timeBar(age(it, now()), 'old') },
  ];

  constructor() {
    super();
    this.words = '';
    this.phase = '';
    this.order = { id: 'name', down: false };
    this.follow(sandboxes, second);
  }

  willUpdate(changed) {
    if (changed.has('query') && this.query) {
      this.phase = this.query.get('phase') ?? '';
      this.words = this.query.get('find') ?? '';
    }
  }

  render() {
    const all = [...sandboxes.value.items.values()];
    const rows = all.filter((sandbox) => this.#wanted(sandbox));
    return html`
      <div class="page-head"><h1>Sandboxes</h1>
        <p class="soft">${rows.length === all.length ? plural(all.length, 'sandbox', 'sandboxes') : `${number(rows.length)} of ${plural(all.length, 'sandbox', 'sandboxes')}`}</p>
        <data-freshness .of=${sandboxes}></data-freshness></div>
      <div class="tools" role="search">
        <label class="unseen" for="find">Find sandboxes</label>
        <input id="find" type="search" placeholder="Name, agent, session, image" .value=${this.words} @input=${(event) => (this.words = event.target.value)}>
        <label class="unseen" for="phase">Phase</label>
        <select id="phase" .value=${this.phase} @change=${(event) => (this.phase = event.target.value)}>
          <option value="">All phases</option>
          ${PHASES.map((phase) => html`<option value=${phase} ?selected=${phase === this.phase}>${phaseWords(phase)} (${all.filter((it) => it.status.phase === phase).length})</option>`)}
        </select>
      </div>
      <data-grid label="Sandboxes" .rows=${rows} .columns=${this.#columns} .keyOf=${nameOf} .open=${open} .order=${this.order} .rowHeight=${52}
        @order=${(event) => (this.order = event.detail)} .empty=${this.#empty(all.length)}></data-grid>`;
  }

  #empty(count) {
    if (sandboxes.value.state === 'loading') {
      return 'Asking the daemon …';
    }
    return count > 0 ? 'None matches what you look for.' : html`<p>No sandboxes yet. One is made when a session that is to be sandboxed becomes active.</p>
      <p class="soft">Open one by hand: <code>openclaw sessions open agent:main:demo</code></p>`;
  }

  #wanted({ metadata, spec, status }) {
    if (this.phase && status.phase !== this.phase) {
      return false;
    }
    const text = [metadata.name, spec.agent, spec.scopeKey, spec.image, ...(status.sessions ?? [])].join(' ').toLowerCase();
    return this.words.toLowerCase().split(/\s+/).every((word) => text.includes(word));
  }

  #name(sandbox) {
    const sessions = sandbox.status.sessions ?? [];
    const second = sessions.length > 1 ? `${sessions[0]} and ${sessions.length - 1} more` : (sessions[0] ?? 'no session');
    return html`<span class="first mono">${nameOf(sandbox)}${sandbox.spec.kind === 'browser' ? html` <span class="badge calm">browser</span>` : nothing}</span><span class="second">${second}</span>`;
  }

  #drift(sandbox) {
    const drift = sandbox.status.drift ?? [];
    if (drift.length) {
      const fields = drift.map((field) => field.path).join(', ');
      return html`<span class="badge warn" title=${fields}>${drift.length === 1 ? fields : plural(drift.length, 'field')}</span><span class="second">${driftWords(sandbox, now())}</span>`;
    }
    const wrong = sandbox.status.phase === 'Ready' ? undefined : trouble(sandbox);
    return wrong ? html`<span class="second bad-text" title=${wrong.message}>${icon('warning', 14)} ${wrong.message}</span>` : html`<span class="soft">none</span>`;
  }

  #hot(sandbox) {
    const left = hotFor(sandbox, now());
    return left > 0 ? html`<span class="hot">${span(left)}</span>` : html`<span class="soft">cold</span>`;
  }
}

customElements.define('sandboxes-page', SandboxesPage);
