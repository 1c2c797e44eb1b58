import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { act, get, segment } from '../live/api.js';
import { now, second } from '../live/clock.js';
import { gateway } from '../live/gateway.js';
import { Question } from '../live/page-data.js';
import { answer } from '../parts/answer.js';
import { confirm } from '../parts/confirm.js';
import { Part } from '../parts/part.js';
import { attempt } from '../parts/toasts.js';
import { millis, moment, short, span } from '../words/times.js';

const ROLES = { viewer: 'may look', operator: 'may look and act', admin: 'may do everything' };
const ASK_EVERY_SECONDS = 10;

/** Browsers and programs that were let in, and those that ask to be. */
class DevicesPage extends Part {
  #devices = new Question(() => get('/devices'));
  #seconds = 0;

  constructor() {
    super();
    this.follow(this.#devices, second);
  }

  connectedCallback() {
    super.connectedCallback();
    const ends = [
      gateway.devices.follow(() => this.#devices.again()),
      second.follow(() => ++this.#seconds % ASK_EVERY_SECONDS === 0 && this.#devices.again()),
    ];
    this.end = () => ends.forEach((end) => end());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.end();
  }

  render() {
    return html`<div class="page-head"><h1>Devices</h1><p class="soft">Browsers and programs that may use this daemon</p></div>
      ${answer(this.#devices, 'devices', ({ items, requests }) => html`<div class="stack">
        <section class="card"><h2>Waiting to be let in</h2>${requests?.length ? html`<ul class="devices">${repeat(requests, (it) => it.requestId, (it) => this.#request(it))}</ul>` : html`<p class="soft">Nobody waits. A browser that signs in with the gateway’s token for the first time shows up here.</p>`}</section>
        <section class="card"><h2>Let in</h2>${items.length ? html`<ul class="devices">${repeat(items, (it) => it.metadata.name, (it) => this.#device(it))}</ul>` : html`<p class="soft">No device is paired.</p>`}</section>
      </div>`)}`;
  }

  #request(request) {
    return html`<li>
      <div><p><strong>${request.displayName}</strong> <span class="badge warn">asks to be ${request.role}</span></p>
        <p class="soft">From ${request.address}, ${short(now() - millis(request.createdAt))} ago; the request lapses in ${span(millis(request.expiresAt) - now())}.
          Device <span class="mono">${request.deviceId.slice(0, 12)}…</span></p></div>
      <form class="row" @submit=${(event) => this.#approve(event, request)}>
        <label class="unseen" for="role-${request.requestId}">Role</label>
        <select id="role-${request.requestId}" name="role">${Object.entries(ROLES).map(([role, words]) => html`<option value=${role} ?selected=${role === request.role}>${role}: ${words}</option>`)}</select>
        <button class="primary">Approve</button>
        <button type="button" class="danger" @click=${() => this.#do('POST', `/devices/requests/${segment(request.requestId)}/reject`, {}, 'The request is rejected.')}>Reject</button>
      </form></li>`;
  }

  #device({ metadata, spec, status }) {
    const own = metadata.name === gateway.value.deviceId;
    return html`<li>
      <div><p><strong>${spec.displayName}</strong> ${own ? html`<span class="badge good">this browser</span>` : nothing} <span class="badge calm">${spec.role}</span>
          ${status.connected ? html`<span class="badge good">connected</span>` : nothing}</p>
        <p class="soft">Let in ${moment(metadata.creationTimestamp)}${status.lastSeenAt ? `, last seen ${short(now() - millis(status.lastSeenAt))} ago` : ''}. Device <span class="mono">${metadata.name.slice(0, 12)}…</span></p></div>
      <p class="row"><button class="danger" @click=${() => this.#revoke(metadata.name, spec.displayName, own)}>Revoke</button></p></li>`;
  }

  async #approve(event, request) {
    event.preventDefault();
    const role = new FormData(event.target).get('role');
    await this.#do('POST', `/devices/requests/${segment(request.requestId)}/approve`, { role }, `${request.displayName} is let in.`);
  }

  async #revoke(id, name, own) {
    const answer = await confirm({
      title: `Revoke ${name}?`,
      body: html`<p>Its token stops working at once and its connection is closed.</p>${own ? html`<p class="warn-text">That is this very browser: you will be signed out.</p>` : nothing}`,
      verb: 'Revoke',
      danger: true,
    });
    if (answer) {
      await this.#do('DELETE', `/devices/${segment(id)}`, undefined, `${name} is revoked.`);
    }
  }

  async #do(method, path, body, done) {
    await attempt(() => act(method, path, body), done);
    this.#devices.again();
  }
}

customElements.define('devices-page', DevicesPage);
