import { html } from 'lit-html';
import { Part } from '../parts/part.js';

customElements.define('overview-page', class extends Part {
  render() {
    return html`<div class="page-head"><h1>overview</h1></div>`;
  }
});
