import { html } from 'lit-html';
import { phaseWords, tone } from '../words/sandbox-facts.js';

/** Where a sandbox is in its life; the colour repeats what the word says. */
export const phaseBadge = (phase) => html`<span class="badge ${tone(phase)}">${phaseWords(phase)}</span>`;
