import { html } from 'lit-html';
import { Part } from '../parts/part.js';

customElements.define('logs-page', class extends Part {
  render() {
    return html`<div class="page-head"><h1>logs</h1></div>`;
  }
});
