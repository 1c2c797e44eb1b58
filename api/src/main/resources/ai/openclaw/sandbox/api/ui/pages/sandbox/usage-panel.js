import { html, nothing } from 'lit-html';
import { segment } from '../../live/api.js';
import { stream } from '../../live/stream.js';
import { problemLine } from '../../parts/answer.js';
import { Part } from '../../parts/part.js';
import '../../parts/line-chart.js';
import { bytes } from '../../words/sizes.js';

/** Seconds that are kept and shown. */
const KEPT = 300;

/** Marks of memory stand at whole numbers of its units. */
const MEMORY_STEPS = Array.from({ length: 40 }, (_, power) => 2 ** power);

/** What a sandbox uses, second by second. */
class UsagePanel extends Part {
  static properties = { name: {}, samples: { state: true }, problem: { state: true } };

  #end = () => {};

  constructor() {
    super();
    this.samples = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.#end = stream(
      `/sandboxes/${segment(this.name)}/stats?watch=1`,
      (sample) => {
        this.problem = undefined;
        this.samples = [...this.samples.slice(-KEPT + 1), sample];
      },
      (problem) => (this.problem = problem),
    );
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#end();
  }

  render() {
    const last = this.samples.at(-1);
    return html`
      ${this.problem ? problemLine(this.problem, 'live usage') : nothing}
      ${last ? this.#charts(last) : this.problem ? nothing : html`<p class="waiting" role="status">Waiting for the first figures …</p>`}`;
  }

  #charts(last) {
    const cores = last.cpu.limitCores;
    return html`<div class="cards">
      ${this.#chart('CPU', (it) => it.cpu.percent, cores && cores * 100, (value) => `${Math.round(value)} %`, '--busy')}
      ${this.#chart('Memory', (it) => it.memory.bytes, last.memory.limitBytes, bytes, '--accent', MEMORY_STEPS)}
      ${this.#chart('Processes', (it) => it.pids.current, last.pids.limit, (value) => `${Math.round(value)}`, '--warn')}
      ${last.network ? html`<section class="card"><h2>Network</h2><dl class="facts"><dt>Received</dt><dd>${bytes(last.network.rxBytes)}</dd><dt>Sent</dt><dd>${bytes(last.network.txBytes)}</dd></dl></section>` : nothing}
    </div>`;
  }

  #chart(title, valueOf, limit, words, token, steps) {
    const value = words(valueOf(this.samples.at(-1)));
    const lines = [{ title, token, values: this.samples.map(valueOf) }];
    if (limit) {
      lines.push({ title: 'Limit', token: '--bad', dashed: true, values: this.samples.map(() => limit) });
    }
    return html`<section class="card"><h2>${title}<span class="end"><strong>${value}</strong>${limit ? html` <span class="soft">of ${words(limit)}</span>` : nothing}</span></h2>
      <line-chart label=${title} summary=${`${value}${limit ? ` of ${words(limit)}` : ''}`} .times=${this.samples.map((it) => Date.parse(it.at) / 1000)}
        .lines=${lines} .words=${words} .steps=${steps} .most=${limit ?? 0}></line-chart></section>`;
  }
}

customElements.define('usage-panel', UsagePanel);
