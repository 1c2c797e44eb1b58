import { html } from 'lit-html';
import { Part } from '../parts/part.js';

customElements.define('devices-page', class extends Part {
  render() {
    return html`<div class="page-head"><h1>devices</h1></div>`;
  }
});
