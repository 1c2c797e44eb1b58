import { html, nothing } from 'lit-html';
import { stream } from '../live/stream.js';
import { problemLine } from '../parts/answer.js';
import { Part } from '../parts/part.js';
import { number } from '../words/sizes.js';
import { clockTime, moment } from '../words/times.js';

const KEPT = 2000;
const TAIL = 500;
const LEVELS = ['ERROR', 'WARN', 'INFO', 'DEBUG', 'TRACE'];
const TONES = { ERROR: 'bad', WARN: 'warn', INFO: 'calm', DEBUG: 'calm', TRACE: 'calm' };

/** What the daemon says of itself, as it says it. */
class LogsPage extends Part {
  static properties = { entries: { state: true }, problem: { state: true }, words: { state: true }, level: { state: true }, held: { state: true } };

  #coming = [];
  #frame = 0;
  #end = () => {};

  constructor() {
    super();
    this.entries = [];
    this.words = '';
    this.level = 'INFO';
  }

  connectedCallback() {
    super.connectedCallback();
    this.#end = stream(`/logs?tailLines=${TAIL}&watch=1`, (entry) => this.#take(entry), (problem) => {
      this.problem = problem;
      this.#coming = [];
      this.entries = []; // the tail comes anew with the next connection
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#end();
    cancelAnimationFrame(this.#frame);
  }

  #take(entry) {
    this.#coming.push(entry);
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.problem = undefined;
      this.entries = [...this.entries, ...this.#coming].slice(-KEPT);
      this.#coming = [];
    });
  }

  render() {
    const shown = this.entries.filter((it) => LEVELS.indexOf(it.level) <= LEVELS.indexOf(this.level) && `${it.logger} ${it.message}`.toLowerCase().includes(this.words.toLowerCase()));
    return html`<div class="page-head"><h1>Logs</h1><p class="soft">${number(shown.length)} lines; at most ${number(KEPT)} are kept here</p></div>
      <div class="tools">
        <label class="unseen" for="find">Find in the log</label><input id="find" type="search" placeholder="Words in a line" @input=${(event) => (this.words = event.target.value)}>
        <label class="unseen" for="level">Least level</label><select id="level" @change=${(event) => (this.level = event.target.value)}>${LEVELS.map((level) => html`<option ?selected=${level === this.level}>${level}</option>`)}</select>
        ${this.held ? html`<button @click=${this.#follow}>Follow the end</button>` : nothing}
      </div>
      ${this.problem ? problemLine(this.problem, 'its log') : nothing}
      <div class="log card" ?hidden=${!!this.problem && shown.length === 0} role="log" aria-label="Log of the daemon" tabindex="0" @scroll=${this.#scrolled}>${shown.map((it) => html`
        <p class="log-line"><time title=${moment(it.at)}>${clockTime(it.at)}</time><span class="badge ${TONES[it.level] ?? 'calm'}">${it.level}</span><span class="logger soft">${it.logger.split('.').pop()}</span><span class="message">${it.message}</span></p>`)}
        ${shown.length === 0 && !this.problem ? html`<p class="soft">Nothing to show yet.</p>` : nothing}</div>`;
  }

  updated() {
    if (!this.held) {
      const log = this.querySelector('.log');
      log.scrollTop = log.scrollHeight;
    }
  }

  #scrolled({ currentTarget }) {
    this.held = currentTarget.scrollTop + currentTarget.clientHeight < currentTarget.scrollHeight - 40;
  }

  #follow() {
    this.held = false;
  }
}

customElements.define('logs-page', LogsPage);
