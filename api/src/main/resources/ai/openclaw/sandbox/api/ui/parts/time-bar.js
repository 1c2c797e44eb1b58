import { html } from 'lit-html';
import { short, span } from '../words/times.js';

const NEARLY = 0.85;

/** How far a time has run towards the moment something is pruned. `words` names it for readers, such as "idle". */
export function timeBar(time, words) {
  if (!time) {
    return html`<span class="soft">–</span>`;
  }
  const title = time.left === undefined ? `${words} for ${span(time.past)}; never pruned for that` : `${words} for ${span(time.past)}, pruned in ${span(time.left)}`;
  return html`<span class="time-bar" title=${title}>
    <span class="time-bar-text">${short(time.past)}<span class="unseen"> ${title}</span></span>
    <span class="track"><span class="fill ${time.share > NEARLY ? 'warn' : ''}" .style=${`width:${Math.max(2, time.share * 100)}%`}></span></span></span>`;
}
