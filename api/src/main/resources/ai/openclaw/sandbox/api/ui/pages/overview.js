import { html, nothing } from 'lit-html';
import { ApiError, get, send } from '../live/api.js';
import { now, second } from '../live/clock.js';
import { events, sandboxes } from '../live/collections.js';
import { Question } from '../live/page-data.js';
import { history } from '../live/phase-history.js';
import { answer } from '../parts/answer.js';
import { eventList, newestFirst } from '../parts/event-list.js';
import { icon } from '../parts/icons.js';
import { Part } from '../parts/part.js';
import { problemList } from '../parts/problem-list.js';
import '../parts/freshness.js';
import { PHASES, phaseWords, tone } from '../words/sandbox-facts.js';
import { number, plural, told } from '../words/sizes.js';
import { millis, moment, span } from '../words/times.js';

const CONFIG_STATES = {
  Current: ['good', 'What the file says is in force.'],
  PartlyCurrent: ['warn', 'In force, but for the agents whose own section is wrong.'],
  LastGood: ['bad', 'The file is broken; what it said when it last was well is in force.'],
  None: ['bad', 'There is no valid configuration: nothing is in force.'],
};
const ENGINE_STATES = { Synced: ['good', 'Reached'], Syncing: ['busy', 'Looking around'], Away: ['bad', 'Away'] };
const SHOWN_EVENTS = 8;
const SHOWN_STEPS = 8;
const ASK_EVERY_SECONDS = 5;

/** Readiness is told with its reasons, whatever the code. */
async function readiness() {
  try {
    return await (await send('/readyz')).json();
  } catch (e) {
    if (e instanceof ApiError && e.code === 503 && e.status) {
      return e.status;
    }
    throw e;
  }
}

/** How all is, at one look. */
class OverviewPage extends Part {
  #ready = new Question(readiness);
  #config = new Question(() => get('/config'));
  #plan = new Question(async () => (await get('/plan')).items);
  #seconds = 0;

  constructor() {
    super();
    this.follow(sandboxes, events, history, this.#ready, this.#config, this.#plan);
    this.follow(second);
  }

  connectedCallback() {
    super.connectedCallback();
    import('../parts/line-chart.js').then(() => this.requestUpdate(), () => {}); // without it all but the chart is there
    this.end = second.follow(() => {
      if (++this.#seconds % ASK_EVERY_SECONDS === 0 && document.visibilityState === 'visible') {
        [this.#ready, this.#config, this.#plan].forEach((question) => question.again());
      }
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.end();
  }

  render() {
    return html`
      <div class="page-head"><h1>Overview</h1><data-freshness .of=${sandboxes}></data-freshness></div>
      <div class="cards">
        <section class="card"><h2>Sandboxes<a href="#/sandboxes">All of them</a></h2>${this.#phases()}</section>
        <div class="stack">
          <section class="card"><h2>Engine</h2>${answer(this.#ready, 'the engine', (ready) => this.#engine(ready))}</section>
          <section class="card"><h2>Configuration<a href="#/config">Edit</a></h2>${answer(this.#config, 'the configuration', (config) => this.#configuration(config))}</section>
        </div>
        <section class="card wide"><h2>Next<span class="end soft">what the next pass would do</span></h2>${answer(this.#plan, 'the plan', (plan) => this.#next(plan))}</section>
        <section class="card wide"><h2>Lately</h2>${events.value.problem && events.value.items.size === 0
          ? html`<p class="problem">${icon('warning', 16)} ${events.value.problem.message}</p>`
          : eventList(newestFirst(events.value.items.values()).slice(0, SHOWN_EVENTS), now())}</section>
      </div>`;
  }

  #phases() {
    const all = [...sandboxes.value.items.values()];
    const counts = PHASES.map((phase) => [phase, all.filter((it) => it.status.phase === phase).length]).filter(([, count]) => count > 0);
    return html`<p class="figure">${number(all.length)} <span>${all.length === 1 ? 'sandbox' : 'sandboxes'}</span></p>
      ${all.length ? html`<div class="stack-bar" aria-hidden="true">${counts.map(([phase, count]) => html`<span class=${tone(phase)} .style=${`flex-grow:${count}`}></span>`)}</div>` : nothing}
      <ul class="legend">${counts.map(([phase, count]) => html`<li><a href="#/sandboxes?phase=${phase}"><span class="swatch ${tone(phase)}"></span>${phaseWords(phase)} <strong>${number(count)}</strong></a></li>`)}</ul>
      ${this.#overTime()}`;
  }

  /** Known from the moment this page was first opened: the daemon keeps no figures of its own, a metrics server does. */
  #overTime() {
    const points = history.value;
    if (points.length < 3) {
      return nothing;
    }
    const shown = PHASES.filter((phase) => points.some((point) => point.counts[phase]));
    return html`<line-chart label="Sandboxes by phase since ${moment(points[0].at)}" summary=${shown.map((phase) => `${phaseWords(phase)} ${points.at(-1).counts[phase] ?? 0}`).join(', ')}
      .times=${points.map((point) => point.at / 1000)} .words=${(value) => (Number.isInteger(value) ? String(value) : '')} .most=${1} .margin=${34}
      .lines=${shown.map((phase) => ({ title: phaseWords(phase), token: `--${tone(phase)}`, plain: true, values: points.map((point) => point.counts[phase] ?? 0) }))}></line-chart>
      <p class="soft small">By phase, for the ${span(now() - points[0].at)} this browser has looked.</p>`;
  }

  #engine({ engine, ready, reasons }) {
    const [kind, words] = ENGINE_STATES[engine.state] ?? ['calm', engine.state];
    return html`<p><span class="badge ${kind}">${words}</span> <span class="soft">for ${span(now() - millis(engine.since))}</span></p>
      ${engine.why ? html`<p>${engine.why}</p>` : nothing}
      ${ready ? html`<p>The daemon can do its work.</p>` : html`<ul class="plain-list">${reasons.map((reason) => html`<li>${reason}</li>`)}</ul>`}`;
  }

  #configuration(config) {
    const [kind, words] = CONFIG_STATES[config.state] ?? ['calm', ''];
    const errors = config.problems.filter((it) => it.severity === 'Error');
    return html`<p><span class="badge ${kind}">${config.state}</span> <span class="soft">for ${span(now() - millis(config.since))}</span></p>
      <p>${words}</p>
      ${config.problems.length ? problemList([...errors, ...config.problems.filter((it) => it.severity !== 'Error')].slice(0, 3)) : nothing}
      <p class="soft mono small">${config.file}</p>`;
  }

  #next(plan) {
    const steps = plan.filter((step) => step.action !== 'Rest');
    const waiting = plan.filter((step) => step.action === 'Rest' && step.reason !== 'AsWanted').sort((a, b) => (millis(a.lookAgainAt) || Infinity) - (millis(b.lookAgainAt) || Infinity));
    const shown = [...steps, ...waiting].slice(0, SHOWN_STEPS);
    const rest = steps.length + waiting.length - shown.length;
    if (shown.length === 0) {
      return html`<p class="soft">Nothing: ${plan.length ? `${plural(plan.length, 'sandbox is', 'sandboxes are')} as they should be.` : 'there are no sandboxes.'}</p>`;
    }
    return html`<ul class="steps">${shown.map((step) => html`<li>
      <span class="badge ${step.action === 'Rest' ? 'calm' : step.action === 'Remove' ? 'warn' : 'busy'}">${step.action === 'Rest' ? 'Wait' : step.action}</span>
      <div><p><a class="mono" href="#/sandboxes/${encodeURIComponent(step.metadata.name)}">${step.metadata.name}</a>
        ${step.lookAgainAt ? html`<span class="soft">looked at again in ${span(millis(step.lookAgainAt) - now())}</span>` : nothing}</p><p>${told(step.message)}</p></div></li>`)}</ul>
      ${rest > 0 ? html`<p class="soft">and ${plural(rest, 'other')}</p>` : nothing}`;
  }
}

customElements.define('overview-page', OverviewPage);
