import { html, nothing } from 'lit-html';
import { segment } from '../../live/api.js';
import { stream } from '../../live/stream.js';
import { problemLine } from '../../parts/answer.js';
import { Part } from '../../parts/part.js';
import '../../parts/line-chart.js';
import { bytes } from '../../words/sizes.js';

/** Seconds that are kept and shown. */
const KEPT = 300;

/** Marks of bytes stand at whole numbers of their units. */
const BYTE_STEPS = Array.from({ length: 40 }, (_, power) => 2 ** power);

/** The least tops of the scales, so that next to nothing does not look like work: bytes per second, and percent or processes. */
const LEAST_RATE_SHOWN = 1024;
const LEAST_SHOWN = 10;

const perSecond = (value) => `${bytes(Math.round(value))}/s`;

/** Bytes per second up to each sample; the first has none before it and is shown like the second. */
function rates(samples, counter) {
  const [, ...known] = samples.map((it, i) => rate(samples[i - 1] ?? it, it, counter));
  return [known[0] ?? 0, ...known];
}

/** None when the container began to count anew. */
function rate(before, sample, counter) {
  const seconds = (Date.parse(sample.at) - Date.parse(before.at)) / 1000;
  const more = (sample.network?.[counter] ?? 0) - (before.network?.[counter] ?? 0);
  return seconds > 0 && more > 0 ? more / seconds : 0;
}

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
      ${this.#chart('Memory', (it) => it.memory.bytes, last.memory.limitBytes, bytes, '--accent', BYTE_STEPS)}
      ${this.#chart('Processes', (it) => it.pids.current, last.pids.limit, (value) => `${Math.round(value)}`, '--warn')}
      ${last.network ? this.#network(last.network) : nothing}
    </div>`;
  }

  #network({ rxBytes, txBytes }) {
    const received = rates(this.samples, 'rxBytes');
    const sent = rates(this.samples, 'txBytes');
    const [arrives, leaves] = [received, sent].map((values) => perSecond(values.at(-1)));
    return html`<section class="card"><h2>Network<span class="end"><span class="swatch busy"></span> received <strong>${arrives}</strong>
        <span class="swatch good"></span> sent <strong>${leaves}</strong></span></h2>
      <line-chart label="Network" summary=${`${arrives} received, ${leaves} sent`} .times=${this.#times()} .words=${perSecond} .steps=${BYTE_STEPS} .most=${LEAST_RATE_SHOWN}
        .lines=${[{ title: 'Received', token: '--busy', values: received }, { title: 'Sent', token: '--good', values: sent }]}></line-chart>
      <p class="soft">Since it started: ${bytes(rxBytes)} received, ${bytes(txBytes)} sent</p></section>`;
  }

  #times() {
    return this.samples.map((it) => Date.parse(it.at) / 1000);
  }

  #chart(title, valueOf, limit, words, token, steps) {
    const value = words(valueOf(this.samples.at(-1)));
    const lines = [{ title, token, values: this.samples.map(valueOf) }];
    if (limit) {
      lines.push({ title: 'Limit', token: '--bad', dashed: true, values: this.samples.map(() => limit) });
    }
    return html`<section class="card"><h2>${title}<span class="end"><strong>${value}</strong>${limit ? html` <span class="soft">of ${words(limit)}</span>` : nothing}</span></h2>
      <line-chart label=${title} summary=${`${value}${limit ? ` of ${words(limit)}` : ''}`} .times=${this.#times()}
        .lines=${lines} .words=${words} .steps=${steps} .most=${limit ?? LEAST_SHOWN}></line-chart></section>`;
  }
}

customElements.define('usage-panel', UsagePanel);
