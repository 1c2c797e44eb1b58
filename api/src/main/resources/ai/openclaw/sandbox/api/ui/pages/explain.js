import { html } from 'lit-html';
import { Part } from '../parts/part.js';

customElements.define('explain-page', class extends Part {
  render() {
    return html`<div class="page-head"><h1>explain</h1></div>`;
  }
});
