import { html } from 'lit-html';
import { icon } from './icons.js';
import { Part } from './part.js';
import { say } from './toasts.js';

/** A command for a terminal, with a button that copies it. */
class CopyLine extends Part {
  static properties = { text: {} };

  render() {
    return html`<span class="copy-line"><code>${this.text}</code>
      <button class="plain" title="Copy" aria-label="Copy: ${this.text}" @click=${this.#copy}>${icon('copy', 16)}</button></span>`;
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.text);
      say('Copied');
    } catch {
      say('This browser does not let pages copy: mark the text and copy it by hand.', 'bad');
    }
  }
}

customElements.define('copy-line', CopyLine);
