import { html, nothing } from 'lit-html';
import { chooseTheme, theme, THEMES } from '../app/theme.js';
import { gateway } from '../live/gateway.js';
import { forgetDevice } from '../live/device-key.js';
import { Part } from '../parts/part.js';
import '../parts/sign-in.js';

const THEME_WORDS = { auto: 'As the system', light: 'Light', dark: 'Dark' };

/** Who this browser is, and how the pages look. */
class SettingsPage extends Part {
  constructor() {
    super();
    this.follow(gateway);
  }

  render() {
    const { state, role, deviceId, program } = gateway.value;
    return html`
      <div class="page-head"><h1>Settings</h1></div>
      <div class="cards">
        <section class="card">
          <h2>Appearance</h2>
          <fieldset class="choices"><legend class="unseen">Theme</legend>
            ${THEMES.map((name) => html`<label class="choice"><input type="radio" name="theme" .checked=${theme() === name} @change=${() => chooseTheme(name)}>${THEME_WORDS[name]}</label>`)}
          </fieldset>
        </section>
        <section class="card">
          <h2>This browser</h2>
          <dl class="facts">
            <dt>Signed in</dt><dd>${state === 'connected' ? `yes, as ${role}` : 'no'}</dd>
            ${deviceId ? html`<dt>Device</dt><dd class="mono">${deviceId.slice(0, 16)}…</dd>` : nothing}
            ${program?.version ? html`<dt>Daemon</dt><dd class="mono">${program.version}</dd>` : nothing}
            ${program?.instance ? html`<dt>Instance</dt><dd class="mono">${program.instance}</dd>` : nothing}
          </dl>
          ${state === 'connected' ? html`<p class="row"><button @click=${() => gateway.signOut()}>Sign out</button>
            <button class="danger" @click=${this.#forget}>Forget this browser</button></p>
            <p class="soft">Signing out keeps the key this browser is known by. Forgetting it makes this browser new to the daemon, to be approved again.</p>` : nothing}
        </section>
        ${['connected', 'signed-out', 'refused', 'insecure'].includes(state) && state !== 'connected' ? nothing : html`
        <section class="card"><h2>${state === 'connected' ? 'Sign in anew' : 'Token'}</h2><sign-in></sign-in></section>`}
      </div>`;
  }

  async #forget() {
    await forgetDevice();
    gateway.signOut();
  }
}

customElements.define('settings-page', SettingsPage);
