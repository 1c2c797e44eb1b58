import { html, nothing } from 'lit-html';
import { act, segment } from '../../live/api.js';
import { problemLine } from '../../parts/answer.js';
import { Part } from '../../parts/part.js';

const LOCAL = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** The screen of a browser sandbox: its own noVNC page, by a link that is good once. */
class ScreenPanel extends Part {
  static properties = { name: {}, link: { state: true }, problem: { state: true } };

  render() {
    if (!LOCAL.has(location.hostname)) {
      return html`<section class="card"><h2>The screen is only to be seen on the daemon’s own host</h2>
        <p>Its ports are bound to 127.0.0.1 there. Open this page through a tunnel that also carries the port of the screen.</p></section>`;
    }
    return html`<section class="card">
      <p class="row"><button class="primary" @click=${this.#open}>${this.link ? 'Connect again' : 'Show the screen'}</button>
        <span class="soft">Each time a link that is good once, for a minute.</span></p>
      ${this.problem ? problemLine(this.problem, 'the screen') : nothing}
      ${this.link ? html`<iframe class="screen" title="Screen of ${this.name}" src=${this.link} referrerpolicy="no-referrer" sandbox="allow-scripts allow-same-origin"></iframe>` : nothing}
    </section>`;
  }

  async #open() {
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
