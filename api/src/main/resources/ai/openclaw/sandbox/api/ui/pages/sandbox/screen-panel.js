import { html, nothing } from 'lit-html';
import { act, segment } from '../../live/api.js';
import { problemLine } from '../../parts/answer.js';
import { Part } from '../../parts/part.js';

const LOCAL = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * The screen of a browser sandbox: its own noVNC page, by a link that is good once. That page takes every key, and what it takes nobody here hears of; so the
 * Tab key passes it by, and who comes back from another tab of the browser is no longer in it.
 */
class ScreenPanel extends Part {
  static properties = { name: {}, link: { state: true }, problem: { state: true } };

  #typing = false;

  #back = () => {
    if (document.visibilityState === 'visible' && this.#inside) {
      this.#typing = false;
      this.querySelector('button').focus();
    }
  };

  /** It takes the focus by itself once it is connected, which it may only for who points at it or asked for that. */
  #taken = () => setTimeout(() => {
    if (this.#inside && !this.#typing && !this.#screen.matches(':hover')) {
      this.querySelector('button').focus({ preventScroll: true });
    }
  });

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#back);
    window.addEventListener('blur', this.#taken);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#back);
    window.removeEventListener('blur', this.#taken);
  }

  get #inside() {
    return !!this.#screen && document.activeElement === this.#screen;
  }

  get #screen() {
    return this.querySelector('iframe');
  }

  render() {
    if (!LOCAL.has(location.hostname)) {
      return html`<section class="card"><h2>The screen is only to be seen on the daemon’s own host</h2>
        <p>Its ports are bound to 127.0.0.1 there. Open this page through a tunnel that also carries the port of the screen.</p></section>`;
    }
    return html`<section class="card">
      <p class="row"><button class="primary" @click=${this.#open}>${this.link ? 'Connect again' : 'Show the screen'}</button>
        ${this.link ? html`<button @click=${this.#type}>Type into it</button>` : nothing}
        <span class="soft">Each time a link that is good once, for a minute.</span></p>
      <p class="soft">The screen takes every key. To leave it by keyboard, go to another tab of the browser (Ctrl+Tab, or Ctrl+T for a new one) and back.</p>
      ${this.problem ? problemLine(this.problem, 'the screen') : nothing}
      ${this.link ? html`<iframe class="screen" tabindex="-1" title="Screen of ${this.name}" src=${this.link} referrerpolicy="no-referrer" sandbox="allow-scripts allow-same-origin"></iframe>` : nothing}
    </section>`;
  }

  #type() {
    this.#typing = true;
    this.#screen.focus();
  }

  async #open() {
    this.#typing = false;
    this.problem = undefined;
    this.link = undefined;
    try {
      const answer = await act('POST', `/sandboxes/${segment(this.name)}/browser-link`, { kind: 'novnc' });
      this.link = answer.path;
    } catch (e) {
      this.problem = e;
    }
  }
}

customElements.define('screen-panel', ScreenPanel);
