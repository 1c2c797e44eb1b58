import { html, nothing } from 'lit-html';
import { now, second } from '../../live/clock.js';
import { Part } from '../../parts/part.js';
import { timeBar } from '../../parts/time-bar.js';
import { GOOD_WHEN_FALSE, age, hotFor, idle } from '../../words/sandbox-facts.js';
import { bytes, fieldValue, told } from '../../words/sizes.js';
import { moment, short, span } from '../../words/times.js';

const shortId = (id) => id?.replace(/^sha256:/, '').slice(0, 12);

/** What a sandbox should be beside what it is, where they differ, and what is said of it. */
class StatePanel extends Part {
  static properties = { sandbox: { attribute: false } };

  constructor() {
    super();
    this.follow(second);
  }

  render() {
    const { spec, status, metadata } = this.sandbox;
    return html`<div class="cards pair">
      <section class="card"><h2>Desired</h2><dl class="facts">
        <dt>Agent</dt><dd>${spec.agent}</dd>
        <dt>Serves</dt><dd class="mono">${spec.scopeKey}</dd>
        <dt>Scope</dt><dd>${spec.scope}</dd>
        <dt>Kind</dt><dd>${spec.kind}</dd>
        <dt>Image</dt><dd class="mono">${spec.image ?? 'nothing is desired'}</dd>
        ${spec.configHash ? html`<dt>Configuration</dt><dd class="mono" title=${spec.configHash}>${shortId(spec.configHash)}</dd>` : nothing}
        ${this.#limits(spec.limits)}
        ${(spec.mounts ?? []).map((mount) => html`<dt>Mount</dt><dd class="mono">${mount.target} <span class="soft">from ${mount.source}${mount.readOnly ? ', read-only' : ''}</span></dd>`)}
      </dl></section>
      <section class="card"><h2>Actual</h2><dl class="facts">
        <dt>Container</dt><dd class="mono">${shortId(status.containerId) ?? 'none'}</dd>
        <dt>Image</dt><dd class="mono">${shortId(status.imageId) ?? 'none'}</dd>
        <dt>Made</dt><dd>${moment(metadata.creationTimestamp)}</dd>
        <dt>Last used</dt><dd>${status.lastUsedAt ? moment(status.lastUsedAt) : 'never'}</dd>
        <dt>Hot</dt><dd>${hotFor(this.sandbox, now()) > 0 ? html`<span class="hot">for another ${span(hotFor(this.sandbox, now()))}</span>` : 'no: nobody used it lately'}</dd>
        <dt>Idle</dt><dd>${timeBar(idle(this.sandbox, now()), 'idle')}</dd>
        <dt>Age</dt><dd>${timeBar(age(this.sandbox, now()), 'old')}</dd>
        <dt>Sessions</dt><dd>${(status.sessions ?? []).length ? html`<ul>${status.sessions.slice(0, 20).map((key) => html`<li><a class="mono" href="#/explain?session=${encodeURIComponent(key)}">${key}</a></li>`)}</ul>` : 'none'}</dd>
      </dl></section>
      ${this.#drift(status.drift ?? [])}
      <section class="card wide"><h2>Conditions</h2>${this.#conditions(status.conditions ?? [])}</section>
    </div>`;
  }

  #limits(limits = {}) {
    const rows = [
      ['Memory', limits.memory && bytes(limits.memory)], ['Memory and swap', limits.memorySwap && bytes(limits.memorySwap)],
      ['CPUs', limits.cpus], ['Processes', limits.pids],
    ];
    return rows.filter(([, value]) => value).map(([name, value]) => html`<dt>${name}</dt><dd>at most ${value}</dd>`);
  }

  #drift(drift) {
    return html`<section class="card wide"><h2>Drift</h2>${drift.length === 0
      ? html`<p class="soft">None: its container is as the configuration wants it.</p>`
      : html`<div class="scroll" tabindex="0"><table><thead><tr><th scope="col">Field</th><th scope="col">It is</th><th scope="col">It should be</th></tr></thead>
        <tbody>${drift.map((field) => html`<tr><th scope="row" class="mono">${field.path}</th>
          <td class="mono"><del>${fieldValue(field.path, field.from)}</del></td><td class="mono"><ins>${fieldValue(field.path, field.to)}</ins></td></tr>`)}</tbody></table></div>`}</section>`;
  }

  #conditions(conditions) {
    if (conditions.length === 0) {
      return html`<p class="soft">Nothing is said of it yet.</p>`;
    }
    return html`<ul class="conditions">${conditions.map((it) => {
      const good = it.status === 'Unknown' ? 'calm' : (it.status === 'True') !== GOOD_WHEN_FALSE.has(it.type) ? 'good' : 'bad';
      return html`<li><span class="badge ${good}">${it.type} ${it.status}</span>
        <div><p><strong>${it.reason}</strong> <span class="soft" title=${moment(it.lastTransitionTime)}>for ${short(now() - Date.parse(it.lastTransitionTime))}</span></p><p>${told(it.message)}</p></div></li>`;
    })}</ul>`;
  }
}

customElements.define('state-panel', StatePanel);
