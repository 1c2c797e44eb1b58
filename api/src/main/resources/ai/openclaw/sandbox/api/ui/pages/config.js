import { html, nothing } from 'lit-html';
import { ApiError, BASE, get, send } from '../live/api.js';
import { gateway } from '../live/gateway.js';
import { problemLine } from '../parts/answer.js';
import { confirm } from '../parts/confirm.js';
import { Part } from '../parts/part.js';
import { problemList } from '../parts/problem-list.js';
import { tabBar } from '../parts/tab-bar.js';
import { say } from '../parts/toasts.js';
import { textDiff } from '../parts/text-diff.js';
import '../parts/code-editor.js';
import { planList } from './config/plan-list.js';
import { plural } from '../words/sizes.js';

const QUIET_MILLIS = 350;
const LOOK_EVERY_MILLIS = 4000;

/** The configuration file: edit it, see what is wrong as one types, what would come of it, and save it unless somebody else did meanwhile. */
class ConfigPage extends Part {
  static properties = {
    line: { type: Number }, file: { state: true }, problem: { state: true }, verdict: { state: true }, text: { state: true },
    side: { state: true }, theirs: { state: true }, saving: { state: true }, checking: { state: true },
  };

  #timer;
  #looking;
  #check = 0;
  #leave = (event) => this.#dirty && event.preventDefault();

  constructor() {
    super();
    this.side = 'problems';
    this.follow(gateway);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
    this.#looking = setInterval(() => this.#look(), LOOK_EVERY_MILLIS);
    window.addEventListener('beforeunload', this.#leave);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#looking);
    clearTimeout(this.#timer);
    window.removeEventListener('beforeunload', this.#leave);
  }

  get #dirty() {
    return this.file?.source !== undefined && this.text !== this.file.source;
  }

  get #editor() {
    return this.querySelector('code-editor');
  }

  async #load() {
    try {
      const file = await this.#ask();
      this.problem = undefined;
      this.theirs = undefined;
      this.verdict = { problems: file.problems };
      this.text = file.source;
      this.file = file;
      await this.updateComplete;
      if (this.#editor) {
        this.#editor.text = file.source;
        this.#editor.problems = this.#ours(file.problems);
        if (this.line) {
          this.#editor.show(this.line);
        }
      }
    } catch (e) {
      this.problem = e;
    }
  }

  /** The file; where there is none yet, an admin begins with an empty text. */
  async #ask() {
    const file = await get('/config');
    return file.source === undefined && !file.hash && gateway.value.role === 'admin' ? { ...file, source: '' } : file;
  }

  /** Whether somebody else has written the file; what nobody has touched here is simply shown anew. */
  async #look() {
    if (!this.file || document.visibilityState !== 'visible' || !gateway.connected || this.saving) {
      return;
    }
    try {
      const file = await this.#ask();
      if (file.hash !== this.file.hash && !this.saving) {
        if (this.#dirty) {
          this.theirs = file;
        } else {
          await this.#load();
        }
      }
    } catch {
      // the next look tells; that there is no connection is said above the page
    }
  }

  /** Problems of this very file; those of files it includes have lines of their own. */
  #ours(problems) {
    return problems.filter((it) => !it.file || it.file === this.file.file);
  }

  render() {
    const { file } = this;
    return html`
      <div class="page-head"><h1>Config</h1>${file ? html`<p class="soft mono small">${file.file}</p>` : nothing}
        ${file?.source !== undefined ? html`<div class="actions">
          <button ?disabled=${!this.#dirty} @click=${this.#revert}>Undo all</button>
          <button class="primary" ?disabled=${!this.#dirty || this.saving || this.#errors.length > 0} @click=${this.#save}>Save …</button></div>` : nothing}</div>
      ${this.problem ? problemLine(this.problem, 'its configuration') : nothing}
      ${file ? (file.source === undefined ? this.#withoutEditor(file) : this.#withEditor()) : this.problem ? nothing : html`<p class="waiting" role="status">Asking the daemon …</p>`}`;
  }

  #withoutEditor(file) {
    return html`<div class="stack"><p class="banner calm">${gateway.value.role === 'admin' ? 'This daemon does not hand out the text of the file, so it can only be looked at here.' : 'Only admins may read and change the file itself.'}</p>
      <section class="card"><h2>State</h2><p>${file.state}</p>${file.problems.length ? problemList(file.problems, { linked: false }) : html`<p class="soft">Nothing is wrong with it.</p>`}</section></div>`;
  }

  #withEditor() {
    const tabs = [
      { id: 'problems', title: `Problems ${this.verdict.problems.length ? `(${this.verdict.problems.length})` : ''}` },
      { id: 'changes', title: 'Changes' },
      { id: 'plan', title: 'Effects' },
    ];
    return html`
      ${this.theirs ? html`<div class="banner warn" role="alert"><p><strong>The file was changed by somebody else meanwhile.</strong> Saving yours would undo that.</p>
        <p class="row"><button @click=${() => this.#compare()}>Show the difference</button><button @click=${this.#takeTheirs}>Take theirs</button><button @click=${() => this.#rebase()}>Keep mine</button></p></div>` : nothing}
      <div class="config">
        <section class="card editor-card" aria-label="Editor"><code-editor label="Configuration file, JSON5" .initial=${this.text} @change=${this.#changed} @save=${this.#save}></code-editor></section>
        <section class="card side-card">
          ${tabBar('About the text', tabs, this.side, (id) => (this.side = id))}
          <div role="tabpanel" id="panel-${this.side}" aria-labelledby="tab-${this.side}" aria-busy=${String(!!this.checking)}>${this.#side()}</div>
        </section>
      </div>`;
  }

  #side() {
    switch (this.side) {
      case 'changes':
        return textDiff(this.file.source, this.text);
      case 'plan':
        return this.verdict.problem ? problemLine(this.verdict.problem, 'what would happen') : this.#errors.length ? html`<p class="soft">First mend what is wrong.</p>`
          : this.#dirty ? planList(this.verdict.plan) : html`<p class="soft">Nothing is changed, so nothing would.</p>`;
      default:
        return this.verdict.problem ? problemLine(this.verdict.problem, 'problems as one types') : this.verdict.problems.length
          ? html`<div @click=${this.#goTo}>${problemList(this.verdict.problems)}</div>` : html`<p class="soft">Nothing is wrong with it.</p>`;
    }
  }

  get #errors() {
    return this.verdict.problems.filter((it) => it.severity === 'Error');
  }

  #goTo(event) {
    const line = /line=(\d+)/.exec(event.target.closest('a')?.hash ?? '')?.[1];
    if (line) {
      event.preventDefault();
      this.#editor.show(Number(line));
    }
  }

  #changed() {
    this.text = this.#editor.text;
    this.checking = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#validate(), QUIET_MILLIS);
  }

  /** Asks what is wrong with the text as it stands; an answer about an older text does not count. */
  async #validate() {
    const check = ++this.#check;
    const { text } = this;
    let verdict;
    try {
      verdict = await (await send(`${BASE}/config/validate`, { method: 'POST', body: text })).json();
    } catch (problem) {
      verdict = { problems: [], problem };
    }
    if (check === this.#check && text === this.text) {
      this.verdict = verdict;
      this.checking = false;
      this.#editor.problems = this.#ours(verdict.problems);
    }
  }

  #revert() {
    this.#editor.text = this.file.source;
    this.#editor.focus();
    this.#changed();
  }

  async #save() {
    if (!this.#dirty || this.saving) {
      return;
    }
    clearTimeout(this.#timer);
    await this.#validate();
    if (this.#errors.length) {
      this.side = 'problems';
      say('The text is not saved: first mend what is wrong.', 'bad');
      return;
    }
    const answer = await confirm({
      title: 'Save the configuration?',
      body: html`<h3>Changes</h3>${textDiff(this.file.source, this.text)}<h3>What would happen</h3>${this.verdict.problem ? problemLine(this.verdict.problem, 'what would happen') : planList(this.verdict.plan)}`,
      verb: 'Save',
    });
    if (answer) {
      await this.#write();
    }
  }

  async #write() {
    this.saving = true;
    try {
      await send(`${BASE}/config`, { method: 'PUT', body: this.text, headers: { 'If-Match': `"${this.file.hash ?? ''}"` } });
      say('Saved. The containers follow.');
      const file = await this.#ask();
      this.file = { ...file, source: this.text };
      this.verdict = { problems: file.problems };
      this.#editor?.focus(); // there is nothing more to save
    } catch (e) {
      if (e instanceof ApiError && e.code === 412) {
        this.theirs = await this.#ask();
      } else {
        this.verdict = { ...this.verdict, problems: e.status?.problems ?? this.verdict.problems };
        say(e instanceof TypeError ? 'The daemon does not answer: nothing was saved.' : e.message, 'bad');
      }
    } finally {
      this.saving = false;
    }
  }

  #compare() {
    confirm({ title: 'Their text beside yours', body: textDiff(this.theirs.source, this.text) });
  }

  async #takeTheirs() {
    await this.#load();
    this.#editor?.focus(); // the button is gone
  }

  /** What is theirs is known now; saving replaces it knowingly. */
  #rebase() {
    this.file = this.theirs;
    this.theirs = undefined;
    this.side = 'changes';
    this.#editor.focus();
    say(`Yours is kept, with ${plural(this.text.split('\n').length, 'line')}. Saving it replaces theirs.`);
  }
}

customElements.define('config-page', ConfigPage);
