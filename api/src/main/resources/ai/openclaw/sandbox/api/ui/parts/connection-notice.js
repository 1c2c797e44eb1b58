import { html, nothing } from 'lit-html';
import { gateway } from '../live/gateway.js';
import { icon } from './icons.js';
import { Part } from './part.js';
import './copy-line.js';
import './sign-in.js';

/** Says plainly when there is no connection, why, and what to do next; nothing while all is well. */
class ConnectionNotice extends Part {
  constructor() {
    super();
    this.follow(gateway);
  }

  render() {
    const { state, title, text, next, command, anew } = gateway.value;
    if (gateway.open) {
      return nothing;
    }
    if (state === 'connecting') {
      return html`<p class="waiting" role="status">Connecting to the daemon …</p>`;
    }
    if (state === 'signed-out') {
      return html`<section class="card notice"><h2>Sign in to this daemon</h2><sign-in></sign-in></section>`;
    }
    return html`
      <section class="card notice ${state === 'pairing' ? 'warn' : 'bad'}" role="alert">
        <h2>${icon(state === 'away' ? 'away' : 'warning')}${title}</h2>
        <p>${text}</p>
        <p>${next}</p>
        ${command ? html`<copy-line .text=${command}></copy-line>` : nothing}
        ${anew ? html`<p><button class="primary" @click=${() => location.reload()}>Load anew</button></p>` : state === 'refused' ? html`<sign-in></sign-in>` : nothing}
        ${state === 'pairing' ? html`<p><button @click=${() => gateway.signOut()}>Use another token</button></p>` : nothing}
      </section>`;
  }
}

customElements.define('connection-notice', ConnectionNotice);
