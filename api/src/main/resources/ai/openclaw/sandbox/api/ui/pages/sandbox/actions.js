import { html, nothing } from 'lit-html';
import { act, segment } from '../../live/api.js';
import { now } from '../../live/clock.js';
import { confirm } from '../../parts/confirm.js';
import { attempt } from '../../parts/toasts.js';
import { hotFor } from '../../words/sandbox-facts.js';
import { plural } from '../../words/sizes.js';
import { span } from '../../words/times.js';

const path = (sandbox) => `/sandboxes/${segment(sandbox.metadata.name)}`;

/** What goes and what stays, before anything is done. */
function preview(sandbox, steps) {
  const hot = hotFor(sandbox, now());
  const sessions = sandbox.status.sessions ?? [];
  return html`
    <ul class="plain-list">${steps.map((step) => html`<li>${step}</li>`)}</ul>
    ${sessions.length ? html`<p>It serves ${plural(sessions.length, 'session')}: <span class="mono">${sessions.slice(0, 5).join(', ')}${sessions.length > 5 ? ' …' : ''}</span></p>` : html`<p>It serves no session now.</p>`}
    ${hot > 0 ? html`<p class="warn-text">It was used lately and is hot for another ${span(hot)}.</p>` : nothing}`;
}

/** Replaces a sandbox's container by a new one. */
export async function recreate(sandbox) {
  const answer = await confirm({
    title: 'Recreate this sandbox?',
    body: preview(sandbox, [
      'A new container is made beside the old one and set up.',
      'They change places once the new one is ready and no call runs in the old one.',
      'Files in the workspace stay; whatever else was changed in the container goes.',
    ]),
    verb: 'Recreate',
    choices: [{ id: 'force', text: 'At once, even if a call runs in it' }],
  });
  if (answer) {
    await attempt(() => act('POST', `${path(sandbox)}/recreate`, { force: answer.force }));
  }
}

/** Removes a sandbox's container. */
export async function remove(sandbox) {
  const wanted = (sandbox.status.sessions ?? []).length > 0;
  const answer = await confirm({
    title: 'Remove this sandbox?',
    body: preview(sandbox, [
      'Its container is removed once it is cold.',
      wanted ? 'It is made again, as long as a session wants it.' : 'No session wants it, so it is not made again before one does.',
      'Files in the workspace stay.',
    ]),
    verb: 'Remove',
    danger: true,
    choices: [{ id: 'force', text: 'At once, even if it is hot or a call runs in it' }],
  });
  if (answer) {
    await attempt(() => act('DELETE', `${path(sandbox)}?force=${answer.force}`));
  }
}
