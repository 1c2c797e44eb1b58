import uPlot from 'uplot';
import { html } from 'lit-html';
import { clockTime } from '../words/times.js';
import { colour } from './colours.js';
import { Part } from './part.js';
import { stylesheet } from './stylesheet.js';

stylesheet('uplot/dist/uPlot.min.css');

const AXIS_FONT = '11px system-ui, sans-serif';

/** Between two marks of the time there is a second at least: they tell no less. */
const SECONDS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800, 86400];

/**
 * Lines over time. `times` are seconds, `lines` have `title`, `values`, `token` (a colour) and may be `dashed`; `words` says a value, `margin` is the room for
 * that in pixels, `steps` are the distances its marks may have; `most` is the least top of the scale. What it shows is said in words too, in `summary`.
 */
class LineChart extends Part {
  static properties = { label: {}, summary: {}, times: { attribute: false }, lines: { attribute: false }, words: { attribute: false }, steps: { attribute: false }, most: { type: Number }, margin: { type: Number } };

  #plot;
  #sizes = new ResizeObserver(() => this.#fit());
  #renew = () => this.#draw();

  constructor() {
    super();
    this.most = 0;
    this.margin = 68;
    this.words = String;
    this.height = 150;
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener('themechange', this.#renew);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('themechange', this.#renew);
    this.#sizes.disconnect();
    this.#plot?.destroy();
    this.#plot = undefined;
  }

  render() {
    return html`<figure class="chart" role="img" aria-label="${this.label}: ${this.summary ?? ''}"><div class="chart-field"></div></figure>`;
  }

  updated(changed) {
    if (!this.#plot || (changed.has('lines') && this.lines.length !== this.#plot.series.length - 1)) {
      this.#draw();
      this.#sizes.observe(this);
    } else {
      this.#plot.setData(this.#data());
    }
  }

  /** No line comes of a single moment, so that one stands for the second before it, too. */
  #data() {
    if (this.times.length === 1) {
      return [[this.times[0] - 1, this.times[0]], ...this.lines.map(({ values: [value] }) => [value, value])];
    }
    return [this.times, ...this.lines.map((line) => line.values)];
  }

  #fit() {
    if (this.#plot && this.clientWidth && this.clientWidth !== this.#plot.width) {
      this.#plot.setSize({ width: this.clientWidth, height: this.height });
    }
  }

  #draw() {
    this.#plot?.destroy();
    const ink = colour('--ink-soft');
    const axis = { stroke: ink, font: AXIS_FONT, grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false } };
    this.#plot = new uPlot({
      width: this.clientWidth || 300,
      height: this.height,
      legend: { show: false },
      cursor: { show: false },
      padding: [8, 26, 0, 0],
      scales: { x: { time: true }, y: { range: (_, least, most) => [0, Math.max(this.most, most ?? 0, 1e-9) * 1.05] } },
      axes: [
        { ...axis, grid: { show: false }, size: 26, space: 80, incrs: SECONDS, values: (_, ticks) => ticks.map((tick) => clockTime(tick * 1000)) },
        { ...axis, size: this.margin, space: 34, ...(this.steps ? { incrs: this.steps } : {}), values: (_, ticks) => ticks.map((tick) => this.words(tick)) },
      ],
      series: [{}, ...this.lines.map((line) => ({
        label: line.title,
        stroke: colour(line.token),
        width: 1.5,
        dash: line.dashed ? [4, 4] : undefined,
        fill: line.dashed || line.plain ? undefined : colour(line.token).replace(/^rgb\((.*)\)$/, 'rgba($1, 0.12)'),
        points: { show: false },
      }))],
    }, this.#data(), this.querySelector('.chart-field'));
  }
}

customElements.define('line-chart', LineChart);
