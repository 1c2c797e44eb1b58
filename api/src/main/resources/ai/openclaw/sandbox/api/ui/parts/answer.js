import { html, nothing } from 'lit-html';
import { icon } from './icons.js';

/** Why something cannot be shown, in words: an older daemon, none at all, or what it said. */
export function problemWords(problem, what) {
  if (problem.unknownPath) {
    return `This daemon cannot show ${what}: it does not offer that (404).`;
  }
  return problem instanceof TypeError ? 'The daemon does not answer.' : problem.message;
}

export const problemLine = (problem, what) => html`<p class="problem" role="alert">${icon('warning', 16)} ${problemWords(problem, what)}</p>`;

/** The answer to a question, drawn by `draw`; while there is none, why not. `what` names it in a sentence. */
export function answer(question, what, draw) {
  const { data, problem } = question.value;
  return html`${problem ? problemLine(problem, what) : nothing}${data !== undefined
    ? draw(data)
    : problem ? nothing : html`<p class="waiting" role="status">Asking the daemon …</p>`}`;
}
