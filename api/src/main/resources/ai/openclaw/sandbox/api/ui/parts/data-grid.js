import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { Part } from './part.js';

const SPARE_ROWS = 6;
const PHONE = matchMedia('(max-width: 720px)');
const PHONE_ROW_FACTOR = 1.5;

/**
 * A table of any length of which only the rows in sight exist. Columns have `id`, `title`, `cell(row)`, optionally `sort(row)`, `width` (of a CSS grid)
 * and `phone` ("hide", "wide"). It is one stop of the Tab key; arrows, Page, Home and End move in it, Enter or Space opens the row; when that goes, the one in its
 * place has the focus.
 */
class DataGrid extends Part {
  static properties = {
    label: {}, rows: { attribute: false }, columns: { attribute: false }, keyOf: { attribute: false }, open: { attribute: false },
    order: { attribute: false }, rowHeight: { type: Number }, empty: { attribute: false }, top: { state: true }, active: { state: true }, height: { state: true },
  };

  #sizes = new ResizeObserver(() => this.#measure());
  #onPhone = () => this.requestUpdate();
  #activeAt = 0;
  #hadFocus = false;

  constructor() {
    super();
    this.rows = [];
    this.columns = [];
    this.rowHeight = 48;
    this.top = 0;
    this.height = 800;
    this.active = '';
    this.order = { id: '', down: false };
  }

  connectedCallback() {
    super.connectedCallback();
    PHONE.addEventListener('change', this.#onPhone);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    PHONE.removeEventListener('change', this.#onPhone);
    this.#sizes.disconnect();
  }

  firstUpdated() {
    this.#sizes.observe(this.querySelector('.grid'));
  }

  #measure() {
    const grid = this.querySelector('.grid');
    this.height = Math.max(200, grid?.clientHeight ?? 0, window.innerHeight);
  }

  get #rowPixels() {
    return PHONE.matches ? Math.round(this.rowHeight * PHONE_ROW_FACTOR) : this.rowHeight;
  }

  #sorted() {
    const sort = this.columns.find((column) => column.id === this.order.id)?.sort;
    if (!sort) {
      return this.rows;
    }
    const sign = this.order.down ? -1 : 1;
    return this.rows
      .map((row) => [sort(row), row])
      .sort(([a], [b]) => sign * (a < b ? -1 : a > b ? 1 : 0))
      .map(([, row]) => row);
  }

  willUpdate(changed) {
    if (changed.has('rows') || changed.has('order') || changed.has('columns')) {
      this.sorted = this.#sorted(); // and not for every step of scrolling
    }
    this.#hadFocus = !!document.activeElement?.classList.contains('grid-row') && this.contains(document.activeElement);
    const at = this.sorted.findIndex((row) => this.keyOf(row) === this.active);
    if (at < 0 && this.active && this.sorted.length > 0) {
      this.active = this.keyOf(this.sorted[Math.min(this.#activeAt, this.sorted.length - 1)]); // it is gone: the one in its place
    }
    this.#activeAt = at < 0 ? this.#activeAt : at;
  }

  updated() {
    if (this.#hadFocus && !this.contains(document.activeElement)) {
      (this.querySelector(`.grid-row[tabindex="0"]`) ?? this.querySelector('.grid')).focus({ preventScroll: true });
    }
  }

  render() {
    const rows = this.sorted;
    const size = this.#rowPixels;
    const first = Math.max(0, Math.floor(this.top / size) - SPARE_ROWS);
    const last = Math.min(rows.length, Math.ceil((this.top + this.height) / size) + SPARE_ROWS);
    const activeAt = rows.findIndex((row) => this.keyOf(row) === this.active);
    const shown = rows.slice(first, last).map((row, i) => [row, first + i]);
    if (activeAt >= 0 && (activeAt < first || activeAt >= last) && this.contains(document.activeElement)) {
      shown.push([rows[activeAt], activeAt]); // the row that has the focus must not vanish under it
    }
    const stop = activeAt >= 0 && shown.some(([, i]) => i === activeAt) ? activeAt : (shown[0]?.[1] ?? 0);
    return html`
      <div class="grid" role="grid" aria-label=${this.label} aria-rowcount=${rows.length + 1} tabindex="-1" @scroll=${this.#scrolled} @keydown=${this.#key}
        .style=${`--columns:${this.columns.map((column) => column.width ?? 'minmax(0,1fr)').join(' ')}`}>
        <div class="grid-head" role="rowgroup"><div role="row" aria-rowindex="1" class="grid-head-row">${this.columns.map((column) => this.#head(column))}</div></div>
        <div class="grid-body" role="rowgroup" .style=${`height:${rows.length * size}px`}>
          ${repeat(shown, ([row]) => this.keyOf(row), ([row, i]) => this.#row(row, i, i === stop))}
        </div>
        ${rows.length === 0 ? html`<div class="grid-empty">${this.empty ?? 'Nothing here.'}</div>` : nothing}
      </div>`;
  }

  #head(column) {
    const sorted = this.order.id === column.id ? (this.order.down ? 'descending' : 'ascending') : nothing;
    return html`<div role="columnheader" aria-sort=${sorted}>${column.sort
      ? html`<button class="plain" @click=${() => this.#orderBy(column.id)}>${column.title}</button>`
      : column.title}</div>`;
  }

  #row(row, index, stop) {
    const size = this.#rowPixels;
    return html`<div class="grid-row" role="row" aria-rowindex=${index + 2} tabindex=${stop ? 0 : -1} ?data-still=${!this.open}
      .style=${`transform:translateY(${index * size}px);height:${size}px`} data-key=${this.keyOf(row)}
      @click=${(event) => this.#clicked(event, row)} @focus=${() => (this.active = this.keyOf(row))}>
      ${this.columns.map((column) => html`<div role="gridcell" data-phone=${column.phone ?? ''}>${column.cell(row)}</div>`)}</div>`;
  }

  #orderBy(id) {
    this.order = { id, down: this.order.id === id && !this.order.down };
    this.dispatchEvent(new CustomEvent('order', { detail: this.order }));
  }

  #scrolled(event) {
    this.top = event.currentTarget.scrollTop;
  }

  #clicked(event, row) {
    if (!event.target.closest('button, a')) {
      this.open?.(row);
    }
  }

  #key(event) {
    if (!event.target.classList.contains('grid-row')) {
      return;
    }
    const at = this.sorted.findIndex((row) => this.keyOf(row) === event.target.dataset.key);
    const page = Math.max(1, Math.floor(event.currentTarget.clientHeight / this.#rowPixels) - 1);
    const moves = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page, Home: 0, End: this.sorted.length - 1 };
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.open?.(this.sorted[at]);
    } else if (event.key in moves) {
      event.preventDefault();
      this.#moveTo(Math.max(0, Math.min(this.sorted.length - 1, moves[event.key])));
    }
  }

  async #moveTo(index) {
    const grid = this.querySelector('.grid');
    const size = this.#rowPixels;
    const head = grid.querySelector('.grid-head').offsetHeight;
    const from = index * size;
    if (from < grid.scrollTop) {
      grid.scrollTop = from;
    } else if (from + size + head > grid.scrollTop + grid.clientHeight) {
      grid.scrollTop = from + size + head - grid.clientHeight;
    }
    this.top = grid.scrollTop;
    this.active = this.keyOf(this.sorted[index]);
    await this.updateComplete;
    this.querySelector(`.grid-row[aria-rowindex="${index + 2}"]`)?.focus({ preventScroll: true });
  }
}

customElements.define('data-grid', DataGrid);
