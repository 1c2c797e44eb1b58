import { diffLines } from 'diff';
import { html } from 'lit-html';

const CONTEXT = 3;

/** The lines in which two texts differ, with a few around them. */
export function textDiff(before, after) {
  const lines = [];
  let number = 1;
  for (const part of diffLines(before, after)) {
    const kind = part.added ? 'added' : part.removed ? 'removed' : 'same';
    for (const text of part.value.replace(/\n$/, '').split('\n')) {
      lines.push({ kind, text, number: kind === 'removed' ? '' : number });
      number += kind === 'removed' ? 0 : 1;
    }
  }
  const near = (i) => lines.slice(Math.max(0, i - CONTEXT), i + CONTEXT + 1).some((line) => line.kind !== 'same');
  if (!lines.some((line) => line.kind !== 'same')) {
    return html`<p class="soft">Nothing is changed.</p>`;
  }
  return html`<div class="diff mono" role="group" aria-label="Changes" tabindex="0">${lines.map((line, i) => {
    if (!near(i)) {
      return i > 0 && near(i - 1) ? html`<p class="diff-gap">⋯</p>` : '';
    }
    return html`<p class=${line.kind}><span class="diff-number">${line.number}</span><span class="diff-sign">${{ added: '+', removed: '−', same: ' ' }[line.kind]}</span><span>${line.text}</span></p>`;
  })}</div>`;
}
