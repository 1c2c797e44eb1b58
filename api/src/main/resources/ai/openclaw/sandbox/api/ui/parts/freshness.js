import { html } from 'lit-html';
import { Part } from './part.js';

const WORDS = { loading: 'Loading', live: 'Live', polling: 'Every 2 s', stale: 'Not current' };

/** How current what one sees is. */
class Freshness extends Part {
  static properties = { of: { attribute: false } };

  #end = () => {};

  willUpdate(changed) {
    if (changed.has('of')) {
      this.#end();
      this.#end = this.of.follow(() => this.requestUpdate());
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#end();
  }

  render() {
    const { state, problem } = this.of.value;
    return html`<span class="freshness" data-state=${state} role="status" title=${problem?.message ?? ''}><span class="dot"></span>${WORDS[state]}</span>`;
  }
}

customElements.define('data-freshness', Freshness);
