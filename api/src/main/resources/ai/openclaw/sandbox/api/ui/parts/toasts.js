import { html } from 'lit-html';
import { Subject } from '../live/subject.js';
import { Part } from './part.js';

const SHOWN_MILLIS = 6000;
const toasts = new Subject([]);

/** Tells of something that was done, or could not be, for a moment. `kind` is good or bad. */
export function say(text, kind = 'good') {
  const toast = { text, kind };
  toasts.set([...toasts.value.slice(-3), toast]);
  setTimeout(() => toasts.set(toasts.value.filter((it) => it !== toast)), SHOWN_MILLIS);
}

/** Runs an action; says what came of it, in the daemon's words where it has any. */
export async function attempt(action, done) {
  try {
    const answer = await action();
    say(done ?? answer?.message ?? 'Done');
    return answer;
  } catch (e) {
    if (e.code !== 401) { // who is not let in any more is told so above the page
      say(e instanceof TypeError ? 'The daemon does not answer.' : e.message, 'bad');
    }
    return undefined;
  }
}

class ToastList extends Part {
  constructor() {
    super();
    this.follow(toasts);
  }

  render() {
    return html`<div class="toasts" role="status" aria-live="polite">${toasts.value.map((toast) => html`<p class="toast ${toast.kind}">${toast.text}</p>`)}</div>`;
  }
}

customElements.define('toast-list', ToastList);
