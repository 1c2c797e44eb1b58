import { html, nothing } from 'lit-html';
import { get, segment } from '../../live/api.js';
import { now } from '../../live/clock.js';
import { sandboxes } from '../../live/collections.js';
import { Question } from '../../live/page-data.js';
import { answer } from '../../parts/answer.js';
import { eventList, newestFirst } from '../../parts/event-list.js';
import { Part } from '../../parts/part.js';
import { moment } from '../../words/times.js';

/** What happened to a sandbox, and two answers out of that: why it runs, and why the last one was removed. */
class TimelinePanel extends Part {
  static properties = { name: {} };

  #events = new Question(async () => newestFirst((await get(`/sandboxes/${segment(this.name)}/events?limit=200`)).items));
  #version = '';

  constructor() {
    super();
    this.follow(this.#events, sandboxes);
  }

  willUpdate() {
    const version = sandboxes.value.items.get(this.name)?.metadata.resourceVersion ?? 'gone';
    if (this.#version && version !== this.#version) {
      this.#events.again(); // whatever changed it has left a trace
    }
    this.#version = version;
  }

  render() {
    return html`<section class="card">${answer(this.#events, 'its events', (events) => html`
      ${this.#why(events)}${eventList(events, now(), { named: false })}`)}</section>`;
  }

  #why(events) {
    const made = events.find((event) => event.type === 'Created');
    const removed = events.find((event) => event.type === 'Removed');
    const lives = sandboxes.value.items.has(this.name);
    return html`<dl class="answers">
      ${lives && made ? html`<dt>Why is it running?</dt><dd>${made.message} <span class="soft">${made.reason}, by ${made.actor}, ${moment(made.eventTime)}</span></dd>` : nothing}
      <dt>Why was the last one removed?</dt>
      <dd>${removed ? html`${removed.message} <span class="soft">${removed.reason}, by ${removed.actor}, ${moment(removed.eventTime)}</span>` : 'None was removed, as far back as is known.'}</dd>
    </dl>`;
  }
}

customElements.define('timeline-panel', TimelinePanel);
