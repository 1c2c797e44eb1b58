import 'xterm';
import 'xterm-addon-fit';
import { html, nothing } from 'lit-html';
import { BASE, segment } from '../../live/api.js';
import { credentials } from '../../live/credentials.js';
import { base64url } from '../../live/device-key.js';
import { colour } from '../../parts/colours.js';
import { Part } from '../../parts/part.js';
import { stylesheet } from '../../parts/stylesheet.js';

stylesheet('xterm/css/xterm.css');

const { Terminal } = window; // these two modules are from before modules: they leave their names with the window
const { FitAddon } = window.FitAddon;
const PROTOCOL = 'v1.terminal.openclaw.ai';
const TOKEN_PROTOCOL = 'base64url.bearer.authorization.k8s.io.';

/** A shell in a sandbox. */
class TerminalPanel extends Part {
  static properties = { name: {}, end: { state: true } };

  #terminal;
  #fit = new FitAddon();
  #socket;
  #sizes = new ResizeObserver(() => this.#fit.fit());
  #renew = () => this.#terminal?.setOption('theme', theme());

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener('themechange', this.#renew);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('themechange', this.#renew);
    this.#sizes.disconnect();
    this.#socket?.close();
    this.#terminal?.dispose();
  }

  render() {
    return html`<section class="card terminal-card">
      <div class="terminal-head"><p class="soft">A shell in this sandbox, which counts as a use of it. Shift+F6 leaves the terminal.</p>
        ${this.end ? html`<p role="alert" class="end-line">${this.end} <button @click=${this.#open}>Open another</button></p>` : nothing}</div>
      <div class="terminal-field"></div></section>`;
  }

  firstUpdated() {
    this.#terminal = new Terminal({
      fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--mono'),
      fontSize: 13,
      screenReaderMode: true,
      scrollback: 5000,
      theme: theme(),
    });
    this.#terminal.loadAddon(this.#fit);
    this.#terminal.open(this.querySelector('.terminal-field'));
    this.querySelector('.xterm').tabIndex = -1; // one types into the field within, and this stop before it takes no keys
    this.querySelector('.xterm-accessibility-tree').setAttribute('role', 'list'); // its lines say that they are items, and it does not say of what
    this.#terminal.attachCustomKeyEventHandler((event) => !this.#leaves(event));
    this.#terminal.onData((text) => this.#send(new TextEncoder().encode(text)));
    this.#terminal.onBinary((text) => this.#send(Uint8Array.from(text, (letter) => letter.charCodeAt(0))));
    this.#terminal.onResize(({ cols, rows }) => this.#send(JSON.stringify({ type: 'resize', cols, rows })));
    this.#fit.fit();
    this.#sizes.observe(this.querySelector('.terminal-field'));
    this.#open();
  }

  #leaves(event) {
    if (event.type === 'keydown' && event.key === 'F6' && event.shiftKey) {
      event.preventDefault(); // the browser has a use for it, too
      document.querySelector('#tab-terminal')?.focus();
      return true;
    }
    return false;
  }

  #open() {
    this.end = undefined;
    this.#terminal.reset();
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const token = TOKEN_PROTOCOL + base64url(new TextEncoder().encode(credentials.bearer));
    const socket = new WebSocket(`${scheme}://${location.host}${BASE}/sandboxes/${segment(this.name)}/terminal`, [PROTOCOL, token]);
    let opened = false;
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => {
      opened = true;
      const { cols, rows } = this.#terminal;
      this.#send(JSON.stringify({ type: 'resize', cols, rows }));
      if (!document.activeElement?.matches('[role="tab"]:focus-visible')) { // who moves along the tabs by keyboard is only passing
        this.#terminal.focus();
      }
    };
    socket.onmessage = ({ data }) => (typeof data === 'string' ? this.#told(JSON.parse(data)) : this.#terminal.write(new Uint8Array(data)));
    socket.onclose = ({ reason }) => {
      this.end ??= reason || (opened ? 'The connection broke off.' : 'The terminal could not be opened: this daemon does not offer it, or the sandbox is not ready.');
    };
    this.#socket = socket;
  }

  #told({ type, code, message }) {
    if (type === 'exit') {
      this.end = `The shell has ended with ${code}.`;
    } else if (type === 'error') {
      this.end = message;
    }
  }

  #send(data) {
    if (this.#socket?.readyState === WebSocket.OPEN) {
      this.#socket.send(data);
    }
  }

  /** What is on the screen, for whoever cannot read canvases. */
  get text() {
    const { active } = this.#terminal.buffer;
    return Array.from({ length: active.length }, (_, i) => active.getLine(i)?.translateToString(true) ?? '').join('\n').trimEnd();
  }
}

function theme() {
  return {
    background: colour('--sunken'),
    foreground: colour('--ink'),
    cursor: colour('--accent'),
    cursorAccent: colour('--sunken'),
    selection: colour('--line-strong').replace(/^rgb\((.*)\)$/, 'rgba($1, 0.4)'),
    black: colour('--ink'), red: colour('--bad'), green: colour('--good'), yellow: colour('--warn'),
    blue: colour('--busy'), magenta: colour('--bad'), cyan: colour('--accent'), white: colour('--ink-soft'),
    brightBlack: colour('--ink-soft'), brightRed: colour('--bad'), brightGreen: colour('--good'), brightYellow: colour('--warn'),
    brightBlue: colour('--busy'), brightMagenta: colour('--bad'), brightCyan: colour('--accent'), brightWhite: colour('--ink'),
  };
}

customElements.define('terminal-panel', TerminalPanel);
