import { html, nothing } from 'lit-html';
import { now } from '../../live/clock.js';
import { told } from '../../words/sizes.js';
import { millis, span } from '../../words/times.js';

const WORDS = {
  Create: ['busy', 'made'], CreateReplacement: ['warn', 'replaced'], Replace: ['warn', 'replaced'], Remove: ['bad', 'removed'], Rename: ['busy', 'renamed'], Start: ['busy', 'started'],
};
const SHOWN = 100;

const waiting = (step) => (step.reason === 'Hot' ? ['warn', 'replaced once it is cold'] : ['calm', 'waits']);

/** What would come of a configuration: which sandboxes would be made, replaced or removed, and when. */
export function planList(plan) {
  const steps = (plan?.items ?? plan ?? []).filter((step) => step.action !== 'Rest' || step.reason !== 'AsWanted');
  if (steps.length === 0) {
    return html`<p class="soft">No container would be touched.</p>`;
  }
  return html`<ul class="plan">${steps.slice(0, SHOWN).map((step) => {
    const [tone, verb] = WORDS[step.action] ?? (step.action === 'Rest' ? waiting(step) : ['calm', step.action]);
    const at = step.action === 'Rest' ? millis(step.lookAgainAt) - now() : 0; // whatever is done is done at once
    return html`<li><p><span class="badge ${tone}">${verb}</span> <span class="mono">${step.metadata?.name ?? step.sandbox}</span> <span class="soft">${at > 0 ? `in ${span(at)}` : step.action === 'Rest' ? nothing : 'at once'}</span></p>
      <p class="soft">${told(step.message)}</p></li>`;
  })}</ul>${steps.length > SHOWN ? html`<p class="soft">and ${steps.length - SHOWN} more</p>` : nothing}`;
}
