import { html } from 'lit-html';
import { Part } from '../parts/part.js';

customElements.define('sessions-page', class extends Part {
  render() {
    return html`<div class="page-head"><h1>sessions</h1></div>`;
  }
});
