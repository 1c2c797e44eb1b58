import { html, nothing } from 'lit-html';
import { told } from '../words/sizes.js';
import { moment, short } from '../words/times.js';

const TONES = {
  Removed: 'calm', Removing: 'calm', Ready: 'good', Started: 'busy', Created: 'busy', Replaced: 'busy', Drifted: 'warn', Failed: 'bad', Refused: 'bad', SetupFailed: 'bad',
};

/** Whose events are about no sandbox. */
const GATEWAY = 'gateway';

/** Events from newest to oldest: what happened, why and by whom. `named` says whose they are, where that is not plain. */
export function eventList(events, now, { named = true } = {}) {
  if (events.length === 0) {
    return html`<p class="soft">Nothing has happened yet.</p>`;
  }
  return html`<ol class="events">${events.map((event) => html`
    <li>
      <time datetime=${event.eventTime} title=${moment(event.eventTime)}>${short(now - Date.parse(event.eventTime))}</time>
      <div>
        <p><span class="badge ${TONES[event.type] ?? 'calm'}">${event.type}</span> ${event.reason === event.type ? nothing : html`<strong>${event.reason}</strong>`}
          <span class="soft">by ${event.actor}</span></p>
        ${named && event.regarding.name !== GATEWAY ? html`<p><a class="mono" href="#/sandboxes/${encodeURIComponent(event.regarding.name)}">${event.regarding.name}</a></p>` : nothing}
        <p>${told(event.message)}</p>
      </div>
    </li>`)}</ol>`;
}

/** Newest first. */
export const newestFirst = (events) =>
  [...events].sort((a, b) => Number(b.metadata.resourceVersion) - Number(a.metadata.resourceVersion));
