import { html, nothing } from 'lit-html';
import { act, get, segment } from '../live/api.js';
import { now, second } from '../live/clock.js';
import { events, sessions } from '../live/collections.js';
import { gateway } from '../live/gateway.js';
import { Question } from '../live/page-data.js';
import { answer } from '../parts/answer.js';
import { confirm } from '../parts/confirm.js';
import { Part } from '../parts/part.js';
import { attempt, say } from '../parts/toasts.js';
import '../parts/data-grid.js';
import { bytes, number, plural } from '../words/sizes.js';
import { millis, moment, short, span } from '../words/times.js';

/** What is said of a workspace, in the order of how soon it goes. */
const STATES = { due: ['may go', 'warn'], orphaned: ['unused', 'busy'], kept: ['kept', 'calm'], used: ['in use', 'good'] };
const ORDER = Object.keys(STATES);
const ASK_EVERY_SECONDS = 60; // sizes grow without anybody telling
const REST_SECONDS = 3; // between two questions, since sizes are added up for each answer
const MOST_NAMED = 12;

const keyOf = (workspace) => workspace.path; // two roots may have the same name
const nameOf = (workspace) => workspace.metadata.name;
const sizeOf = (workspace) => (workspace.bytes === undefined ? 'very large' : bytes(workspace.bytes));
const badge = ({ state }) => html`<span class="badge ${STATES[state][1]}">${STATES[state][0]}</span>`;
const remove = (workspace) => act('DELETE', `/workspaces/${segment(nameOf(workspace))}`);

/**
 * Directories that sandboxes work in, also of sandboxes that are gone; there is no watch for them, but whatever makes, frees or removes one leaves an
 * event or changes the sessions, and these are watched.
 */
class WorkspacesPage extends Part {
  static properties = { words: { state: true }, order: { state: true }, progress: { state: true } };

  #workspaces = new Question(() => get('/workspaces'));
  #seconds = 0;
  #news = '';
  #open = (workspace) => this.#show(workspace);
  #columns = [
    { id: 'name', title: 'Workspace', width: 'minmax(13rem, 2fr)', sort: nameOf, cell: (it) => html`<span class="first mono">${nameOf(it)}</span><span class="second">${it.scopeKey}</span>` },
    { id: 'state', title: 'State', width: 'minmax(5.5rem, 0.6fr)', sort: (it) => ORDER.indexOf(it.state), cell: badge },
    { id: 'agent', title: 'Agent', width: 'minmax(5rem, 0.6fr)', phone: 'hide', sort: (it) => it.agent, cell: (it) => it.agent },
    { id: 'size', title: 'Size', width: '6.5rem', phone: 'wide', sort: (it) => -(it.bytes ?? Infinity), cell: sizeOf },
    { id: 'since', title: 'Unused for', width: '6.5rem', phone: 'hide', sort: (it) => millis(it.orphanedSince) || Infinity, cell: (it) => (it.orphanedSince ? html`<span title=${moment(it.orphanedSince)}>${short(now() - millis(it.orphanedSince))}</span>` : html`<span class="soft">–</span>`) },
    { id: 'due', title: 'May go', width: '7.5rem', phone: 'hide', sort: (it) => millis(it.removableFrom) || Infinity, cell: (it) => this.#due(it) },
  ];

  constructor() {
    super();
    this.words = '';
    this.order = { id: 'state', down: false };
    this.follow(this.#workspaces, second);
  }

  connectedCallback() {
    super.connectedCallback();
    const ends = [events.follow(() => {}), sessions.follow(() => {}), second.follow(() => this.#look())];
    this.end = () => ends.forEach((end) => end());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.end();
  }

  /** Asks again when something has happened, at most now and then. */
  #look() {
    const news = `${[...events.value.items.keys()].at(-1)} ${[...sessions.value.items.keys()].join()}`;
    const due = ++this.#seconds >= (news === this.#news ? ASK_EVERY_SECONDS : REST_SECONDS);
    if (due && !this.progress && document.visibilityState === 'visible') {
      this.#seconds = 0;
      this.#news = news;
      this.#workspaces.again();
    }
  }

  render() {
    const all = this.#workspaces.value.data?.items ?? [];
    const due = all.filter((it) => it.state === 'due');
    return html`<div class="page-head"><h1>Workspaces</h1><p class="soft">${all.length ? `${plural(all.length, 'workspace')}, ${plural(due.length, 'of them', 'of them')} may go` : 'Directories that sandboxes work in'}</p></div>
      ${answer(this.#workspaces, 'workspaces', () => this.#table(all, due))}`;
  }

  #table(all, due) {
    const wanted = this.words.toLowerCase().split(/\s+/);
    const rows = all.filter((it) => wanted.every((word) => `${nameOf(it)} ${it.scopeKey} ${it.agent} ${STATES[it.state][0]}`.toLowerCase().includes(word)));
    return html`<div class="tools">
        <label class="unseen" for="find">Find workspaces</label>
        <input id="find" type="search" placeholder="Name, session, agent, state" .value=${this.words} @input=${(event) => (this.words = event.target.value)}>
        <button ?disabled=${this.#workspaces.value.asking} @click=${() => this.#workspaces.again()}>Look again</button>
        ${gateway.value.role === 'admin' ? html`<button class="danger" ?disabled=${!due.length || this.progress} @click=${() => this.#prune(due)}>${this.progress ?? 'Remove what may go …'}</button>` : nothing}
      </div>
      <data-grid label="Workspaces" .rows=${rows} .columns=${this.#columns} .keyOf=${keyOf} .open=${this.#open} .order=${this.order} .rowHeight=${52}
        @order=${(event) => (this.order = event.detail)} .empty=${all.length ? 'None matches what you look for.' : 'No sandbox had a directory of its own yet.'}></data-grid>`;
  }

  #due({ removableFrom }) {
    const left = millis(removableFrom) - now();
    return removableFrom ? html`<span title=${moment(removableFrom)}>${left > 0 ? `in ${short(left)}` : 'now'}</span>` : html`<span class="soft">–</span>`;
  }

  /** All that is known of one, and its removal where that can be. */
  async #show(workspace) {
    const unused = workspace.orphanedSince !== undefined;
    const admin = gateway.value.role === 'admin';
    const agreed = await confirm({
      title: unused && admin ? 'Remove this workspace?' : 'Workspace',
      body: html`<dl class="facts">
          <dt>Directory</dt><dd class="mono">${workspace.path}</dd><dt>Serves</dt><dd class="mono">${workspace.scopeKey}</dd><dt>Agent</dt><dd>${workspace.agent}</dd>
          <dt>Size</dt><dd>${sizeOf(workspace)}</dd><dt>Made</dt><dd>${moment(workspace.metadata.creationTimestamp)}</dd>
          <dt>State</dt><dd>${badge(workspace)} ${workspace.reason}</dd>
          ${unused ? html`<dt>Unused since</dt><dd>${moment(workspace.orphanedSince)} (${span(now() - millis(workspace.orphanedSince))})</dd><dt>May go from</dt><dd>${moment(workspace.removableFrom)}</dd>` : nothing}</dl>
        ${unused ? html`<p class="warn-text">${admin ? 'All that is in it is lost.' : 'Only admins may remove it.'}</p>` : nothing}`,
      verb: unused && admin ? 'Remove' : undefined,
      danger: true,
    });
    if (agreed) {
      await attempt(() => remove(workspace));
      this.#workspaces.again();
    }
  }

  /** Removes what nothing had for long enough, once it was shown; one that cannot be removed does not keep the others. */
  async #prune(due) {
    const size = due.some((it) => it.bytes === undefined) ? 'very large' : bytes(due.reduce((sum, it) => sum + it.bytes, 0));
    const agreed = await confirm({
      title: `Remove ${plural(due.length, 'workspace')}?`,
      body: html`<p>No sandbox and no session had ${due.length === 1 ? 'it' : 'them'} for long enough. All that is in ${due.length === 1 ? 'it' : 'them'} is lost (${size}):</p>
        <ul class="plain-list">${due.slice(0, MOST_NAMED).map((it) => html`<li><span class="mono">${nameOf(it)}</span>, ${sizeOf(it)}, unused for ${short(now() - millis(it.orphanedSince))}</li>`)}
          ${due.length > MOST_NAMED ? html`<li>and ${number(due.length - MOST_NAMED)} more</li>` : nothing}</ul>`,
      verb: 'Remove',
      danger: true,
    });
    if (!agreed) {
      return;
    }
    const stayed = [];
    for (const [at, workspace] of due.entries()) {
      this.progress = `Removing ${at + 1} of ${due.length} …`;
      await remove(workspace).catch((problem) => stayed.push(problem));
    }
    this.progress = undefined;
    this.#workspaces.again();
    if (due.length > stayed.length) {
      say(`${plural(due.length - stayed.length, 'workspace is', 'workspaces are')} removed.`);
    }
    if (stayed.length) {
      say(`${plural(stayed.length, 'stays', 'stay')}: ${stayed[0] instanceof TypeError ? 'the daemon does not answer.' : stayed[0].message}`, 'bad');
    }
  }
}

customElements.define('workspaces-page', WorkspacesPage);
