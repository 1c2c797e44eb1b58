import { html } from 'lit-html';
import { Part } from '../parts/part.js';

customElements.define('config-page', class extends Part {
  render() {
    return html`<div class="page-head"><h1>config</h1></div>`;
  }
});
