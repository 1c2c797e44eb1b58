import { html } from 'lit-html';
import { gateway } from '../live/gateway.js';
import { Part } from './part.js';
import './copy-line.js';

/** Takes the gateway's token. */
class SignIn extends Part {
  render() {
    return html`
      <form class="sign-in" @submit=${this.#submit}>
        <label for="token">Gateway token</label>
        <div class="row">
          <input id="token" type="password" autocomplete="off" spellcheck="false" required aria-describedby="token-help">
          <button class="primary" type="submit">Sign in</button>
        </div>
        <p id="token-help" class="soft">It stands in <code>.env</code> as <code>OPENCLAW_GATEWAY_TOKEN</code>, or in the daemon’s state directory. It is
          used once to introduce this browser, which then gets a token of its own. A link that needs no typing:</p>
        <copy-line .text=${'openclaw dashboard --no-open'}></copy-line>
      </form>`;
  }

  #submit(event) {
    event.preventDefault();
    const field = this.querySelector('#token');
    const token = field.value;
    field.value = '';
    if (token.trim()) {
      gateway.signIn(token);
    }
  }
}

customElements.define('sign-in', SignIn);
