import { html } from 'lit-html';
import { BASE, segment, send } from '../../live/api.js';
import { Question } from '../../live/page-data.js';
import { answer } from '../../parts/answer.js';
import { Part } from '../../parts/part.js';

/** What the set-up command of a sandbox wrote. */
class SetupPanel extends Part {
  static properties = { name: {} };

  #output = new Question(async () => (await send(`${BASE}/sandboxes/${segment(this.name)}/log`)).text());

  constructor() {
    super();
    this.follow(this.#output);
  }

  render() {
    return html`<section class="card">${answer(this.#output, 'the output', (output) => html`<pre class="output" tabindex="0">${output || '(it wrote nothing)'}</pre>`)}</section>`;
  }
}

customElements.define('setup-panel', SetupPanel);
