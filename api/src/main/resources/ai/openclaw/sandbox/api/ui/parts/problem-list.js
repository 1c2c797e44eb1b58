import { html, nothing } from 'lit-html';
import { icon } from './icons.js';

const place = ({ file, line, column }) => (line ? `${file ? file.split('/').pop() : 'line '}${file ? ':' : ''}${line}:${column}` : (file ?? ''));

/** A problem as a sentence: where it begins in the middle, the key it is about comes first. */
export function sentence({ path, message }) {
  const key = /[^.]+$/.exec(path ?? '')?.[0];
  return key && /^[a-z]/.test(message) ? `${key} ${message}` : message;
}

/** What is wrong with a configuration, each with its place and its remedy. `linked` leads to the line in the editor. */
export function problemList(problems, { linked = true } = {}) {
  return html`<ul class="problems">${problems.map((problem) => html`
    <li class=${problem.severity === 'Error' ? 'bad' : 'warn'}>
      ${icon('warning', 16)}
      <div>
        <p><strong>${sentence(problem)}</strong></p>
        <p class="soft">${linked && problem.line ? html`<a class="mono" href="#/config?line=${problem.line}">${place(problem)}</a>` : html`<span class="mono">${place(problem)}</span>`}
          <span class="mono">${problem.path}</span></p>
        ${problem.remedy ? html`<p>${problem.remedy}</p>` : nothing}
      </div>
    </li>`)}</ul>`;
}
