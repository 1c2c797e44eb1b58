import { html, nothing } from 'lit-html';
import { keyed } from 'lit-html/directives/keyed.js';
import { gateway } from '../live/gateway.js';
import { Part } from '../parts/part.js';
import { icon } from '../parts/icons.js';
import { keepFocus } from '../parts/focus-keeper.js';
import '../parts/connection-notice.js';
import '../parts/toasts.js';
import { ROUTES, match } from './routes.js';

const STATES = {
  connected: 'Connected',
  connecting: 'Connecting',
  pairing: 'Waiting for approval',
  refused: 'Not signed in',
  away: 'Disconnected',
  insecure: 'Not a safe address',
  'signed-out': 'Not signed in',
};

/** Pages that make sense before the daemon knows us. */
const OPEN_PAGES = new Set(['settings']);

/** The frame: navigation, one line about the connection, and the page the address stands for. */
class Shell extends Part {
  static properties = { place: { state: true }, failure: { state: true }, open: { state: true } };

  #version = document.querySelector('meta[name="openclaw-version"]').content;
  #img = document.querySelector('link[rel="icon"]').href;

  constructor() {
    super();
    this.follow(gateway);
    window.addEventListener('hashchange', () => this.#go());
    this.addEventListener('keydown', (event) => event.key === 'Escape' && this.open && this.#closeMenu());
    keepFocus(this);
    this.#go();
  }

  async #go() {
    const place = match(location.hash);
    this.open = false;
    this.failure = undefined;
    try {
      await place?.route.load();
    } catch (e) {
      this.failure = e;
    }
    const moved = this.place && this.place.route !== place?.route;
    this.place = place;
    document.title = `${place?.route.title ?? 'Nothing here'} · OpenClaw sandboxes`;
    await this.updateComplete;
    if (moved) {
      this.querySelector('main').focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
  }

  render() {
    const { state } = gateway.value;
    return html`
      <a class="button skip" href="#page" @click=${this.#skip}>Skip to the page</a>
      <header class="side" ?data-open=${this.open}>
        <div class="top">
          <a class="brand" href="#/"><img src=${this.#img} alt=""><div><strong>OpenClaw</strong><span>Sandboxes</span></div></a>
          <button class="plain menu-button" aria-expanded=${String(!!this.open)} aria-controls="navigation"
            @click=${() => (this.open = !this.open)}>${icon(this.open ? 'close' : 'menu')}<span class="unseen">Menu</span></button>
        </div>
        <nav id="navigation" aria-label="Pages"><ul>${ROUTES.filter((route) => !route.hidden).map((route) => this.#link(route))}</ul></nav>
        <div class="link-state" data-state=${state} role="status"><span class="dot"></span>${STATES[state]}
          ${state === 'connected' ? html`<span class="mono">${this.#version.replace('-SNAPSHOT', '')}</span>` : nothing}</div>
      </header>
      <main id="page" tabindex="-1">${this.#page(state)}</main>
      <toast-list></toast-list>`;
  }

  #link(route) {
    const here = this.place?.route.name === route.name;
    return html`<li><a href="#/${route.path}" aria-current=${here ? 'page' : nothing}>${icon(route.name)}${route.title}</a></li>`;
  }

  #page(state) {
    if (!this.place) {
      return location.hash && match(location.hash) ? nothing : html`<section class="empty"><h1>There is nothing here</h1><p><a href="#/">To the overview</a></p></section>`;
    }
    if (this.failure) {
      return html`<section class="empty" role="alert"><h1>This page could not be loaded</h1><p>The daemon may have been updated or be away.</p>
        <p><button @click=${() => location.reload()}>Load it anew</button></p></section>`;
    }
    const { route, parameters, query } = this.place;
    const notice = html`<connection-notice></connection-notice>`;
    const known = gateway.open || state === 'away' || (state === 'connecting' && this.wasConnected);
    this.wasConnected = known;
    if (!known && !OPEN_PAGES.has(route.name)) {
      return html`${notice}`;
    }
    return html`${notice}${keyed(route.path + parameters.join('/'), route.draw(parameters, query))}`;
  }

  #closeMenu() {
    this.open = false;
    this.querySelector('.menu-button').focus();
  }

  #skip(event) {
    event.preventDefault();
    this.querySelector('main').focus();
  }
}

customElements.define('openclaw-shell', Shell);
