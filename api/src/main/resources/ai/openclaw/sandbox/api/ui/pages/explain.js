import { html, nothing } from 'lit-html';
import { get } from '../live/api.js';
import { sessions } from '../live/collections.js';
import { Question } from '../live/page-data.js';
import { answer } from '../parts/answer.js';
import { icon } from '../parts/icons.js';
import { Part } from '../parts/part.js';
import { problemList } from '../parts/problem-list.js';
import { fieldValue } from '../words/sizes.js';

/** Everything that is in force for a session or an agent, where each setting was written, and what decided about each tool. */
class ExplainPage extends Part {
  static properties = { query: { attribute: false }, words: { state: true }, written: { state: true } };

  #explanation = new Question(() => this.#ask());

  constructor() {
    super();
    this.words = '';
    this.written = false;
    this.follow(this.#explanation, sessions);
  }

  get #subject() {
    return this.query?.get('session') ?? this.query?.get('agent') ?? '';
  }

  #ask() {
    return this.#subject ? get(`/explain?${this.query}`) : undefined;
  }

  updated(changed) {
    if (changed.has('query')) {
      this.#explanation.again();
    }
  }

  render() {
    const agents = [...new Set([...sessions.value.items.values()].map((it) => it.spec.agent))].sort();
    return html`
      <div class="page-head"><h1>Explain</h1><p class="soft">Why a session or an agent has the sandbox it has</p></div>
      <form class="tools" @submit=${this.#go}>
        <label class="unseen" for="subject">Session key or agent</label>
        <input id="subject" type="text" list="subjects" placeholder="agent:main:demo, or an agent such as main" .value=${this.#subject} required spellcheck="false" autocomplete="off">
        <datalist id="subjects">${agents.map((agent) => html`<option value=${agent}></option>`)}${[...sessions.value.items.values()].slice(0, 300).map((it) => html`<option value=${it.spec.key}></option>`)}</datalist>
        <button class="primary">Explain</button>
      </form>
      ${this.#subject ? answer(this.#explanation, 'explanations', (data) => this.#explained(data)) : html`<section class="empty"><p class="soft">Type a session key or an agent. Sessions known now: ${[...sessions.value.items.values()].slice(0, 5).map((it) => html`<a class="mono chip" href="#/explain?session=${encodeURIComponent(it.spec.key)}">${it.spec.key}</a> `)}</p></section>`}`;
  }

  #explained(data) {
    return html`<div class="stack">
      <section class="card"><h2>${data.sandboxed ? 'Sandboxed' : 'Not sandboxed'}</h2><p>${data.why}</p><dl class="facts">
        <dt>Agent</dt><dd>${data.agent}</dd>
        ${data.session ? html`<dt>Session</dt><dd><span class="mono">${data.session.key}</span> <span class="soft">${[data.session.main ? 'main session' : '', data.session.known ? '' : 'not known yet', data.session.active ? 'active' : 'not active'].filter(Boolean).join(', ')}</span></dd>` : nothing}
        ${data.scopeKey ? html`<dt>Scope</dt><dd class="mono">${data.scopeKey}</dd>` : nothing}
        ${data.sandbox ? html`<dt>Sandbox</dt><dd><a class="mono" href="#/sandboxes/${encodeURIComponent(data.sandbox)}">${data.sandbox}</a> ${data.resource ? nothing : html`<span class="soft">(none now)</span>`}</dd>` : nothing}
      </dl></section>
      ${data.problems.length ? html`<section class="card"><h2>Problems</h2>${problemList(data.problems)}</section>` : nothing}
      ${this.#settings(data.settings)}
      ${data.ignored.length ? html`<section class="card"><h2>Written, but without effect</h2><ul class="plain-list">${data.ignored.map((it) => html`<li><span class="mono">${it.path}</span> ${this.#place(it)}: ${it.reason}</li>`)}</ul></section>` : nothing}
      ${this.#tools(data.tools)}
    </div>`;
  }

  #settings(settings) {
    const shown = this.written ? settings.filter((it) => it.origin === 'Written') : settings;
    return html`<section class="card"><h2>Settings<span class="end"><label class="choice small"><input type="checkbox" .checked=${this.written} @change=${(event) => (this.written = event.target.checked)}>Only what is written</label></span></h2>
      <div class="scroll" tabindex="0"><table><thead><tr><th scope="col">Setting</th><th scope="col">Value</th><th scope="col">Where from</th></tr></thead><tbody>${shown.map((it) => html`
        <tr><th scope="row" class="mono">${it.path}</th><td class="mono ${it.value === undefined ? 'soft' : ''}">${fieldValue(it.path, it.value)}</td>
          <td class="place">${it.origin === 'Written' ? html`${this.#place(it)} <span class="soft mono">${it.writtenAs}</span>` : html`<span class="soft">built in</span>`}</td></tr>`)}</tbody></table></div></section>`;
  }

  #tools(tools) {
    return html`<section class="card"><h2>Tools</h2><div class="scroll" tabindex="0"><table><thead><tr><th scope="col">Tool</th><th scope="col">May it</th><th scope="col">What decided</th></tr></thead><tbody>${tools.map((it) => html`
      <tr><th scope="row" class="mono">${it.tool}</th><td>${it.allowed ? html`<span class="badge good">${icon('good', 12)} allowed</span>` : html`<span class="badge bad">${icon('close', 12)} denied</span>`}</td>
        <td class="place">${it.reason} ${it.key ? html`<span class="soft mono">${it.key}${it.entry ? ` "${it.entry}"` : ''}</span>` : nothing}</td></tr>`)}</tbody></table></div></section>`;
  }

  #place({ file, line, column }) {
    return html`<a class="mono" href="#/config?line=${line}" title=${file}>${file.split('/').pop()}:${line}:${column}</a>`;
  }

  #go(event) {
    event.preventDefault();
    const text = this.querySelector('#subject').value.trim();
    const agents = new Set([...sessions.value.items.values()].map((it) => it.spec.agent));
    const kind = text.includes(':') || (!agents.has(text) && sessions.value.items.has(text)) ? 'session' : 'agent';
    location.hash = `#/explain?${kind}=${encodeURIComponent(text)}`;
  }
}

customElements.define('explain-page', ExplainPage);
