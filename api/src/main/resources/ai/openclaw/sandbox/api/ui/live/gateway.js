import { learn, now } from './clock.js';
import { credentials } from './credentials.js';
import { device } from './device-key.js';
import { browserName } from './browser-name.js';
import { backoff, pause } from './pause.js';
import { AWAY, explain } from './refusals.js';
import { Subject } from './subject.js';

const CLIENT = 'control-ui';
const MODE = 'ui';
const ROLE = 'admin';
const POLICY_VIOLATION = 1008;
const ASK_AGAIN_MILLIS = 2500;

const INSECURE = {
  state: 'insecure',
  title: 'This address is not safe to sign in from',
  text: 'Browsers keep keys only for pages that come over HTTPS or from this machine itself.',
  next: 'Open a tunnel from your machine, then visit http://127.0.0.1:18789/ there:',
  command: 'ssh -N -L 18789:127.0.0.1:18789 USER@HOST',
};

/**
 * The connection to the daemon: one WebSocket that says who this browser is and stays open. It comes back by itself after the daemon was away, and asks
 * again while somebody has to approve this browser. Its value has a `state`: signed-out, connecting, connected, pairing, refused, away or insecure, and
 * words about it where there is something to say; `known` while it connects as somebody who was let in before.
 */
class Gateway extends Subject {
  #socket;
  #attempt = 0;

  /** Told whenever devices or requests of devices change. */
  devices = new Subject(0);

  constructor() {
    super({ state: 'connecting' });
  }

  get connected() {
    return this.value.state === 'connected';
  }

  /** Whether the API may be asked: we are connected, or on our way and have a token of our own, which was good when we were here last. */
  get open() {
    return this.connected || !!this.value.known;
  }

  /** Connects as whoever this browser is already; a one-time link in the address signs it in first, and leaves the address at once. */
  start() {
    const code = /^#link=(.+)$/.exec(location.hash)?.[1];
    if (code) {
      history.replaceState(null, '', location.pathname);
      window.dispatchEvent(new HashChangeEvent('hashchange')); // which replacing does not say itself
      this.signIn(decodeURIComponent(code));
    } else {
      this.#connect();
    }
  }

  /** Signs in with the gateway's token or a one-time code. */
  signIn(token) {
    credentials.forget();
    credentials.tabToken = token.trim();
    this.#connect();
  }

  /** Forgets what this browser was known by. */
  signOut() {
    credentials.forget();
    this.#attempt++;
    this.#socket?.close();
    this.set({ state: 'signed-out' });
  }

  /** An answer of the API said that we are not known any more: asks the gateway why. */
  refused() {
    if (this.connected) {
      this.#connect();
    }
  }

  async #connect() {
    const attempt = ++this.#attempt;
    this.#socket?.close();
    if (!credentials.bearer) {
      this.set({ state: 'signed-out' });
      return;
    }
    if (!window.isSecureContext || !crypto.subtle) {
      this.set(INSECURE);
      return;
    }
    this.set({ state: 'connecting', known: !!credentials.deviceToken });
    for (let failures = 0; attempt === this.#attempt; failures++) {
      const end = await this.#visit(attempt);
      if (attempt !== this.#attempt) {
        return;
      }
      failures = end.helloed ? 0 : failures;
      const words = end.code === POLICY_VIOLATION ? explain(end.reason) : await this.#without(attempt);
      if (!words || attempt !== this.#attempt) {
        return;
      }
      this.set(words);
      if (words.state === 'refused') {
        if (!words.keep) {
          credentials.forget();
        }
        return;
      }
      await pause(words.state === 'pairing' ? ASK_AGAIN_MILLIS : backoff(failures));
    }
  }

  /** One connection from its beginning to its end. */
  #visit(attempt) {
    const self = device(); // looked up on the way, for both take their time
    self.catch(() => {}); // said below, where it is needed
    return new Promise((resolve) => {
      const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws`);
      this.#socket = socket;
      let helloed = false;
      socket.onmessage = async ({ data }) => {
        const message = JSON.parse(data);
        if (message.type === 'challenge') {
          socket.send(JSON.stringify(await introduction(await self, message.nonce)));
        } else if (message.type === 'hello' && attempt === this.#attempt) {
          helloed = true;
          this.#welcome(message);
        } else if (message.type === 'devices') {
          this.devices.set(this.devices.value + 1);
        }
      };
      socket.onclose = ({ code, reason }) => resolve({ code, reason, helloed });
    });
  }

  #welcome(hello) {
    if (hello.deviceToken) {
      credentials.deviceToken = hello.deviceToken;
      credentials.tabToken = '';
    }
    this.set({ state: 'connected', role: hello.role, deviceId: hello.deviceId, program: hello.program });
  }

  /** What it means that there was no conversation: nobody is there, or a daemon that knows no devices and takes the token as it is. */
  async #without(attempt) {
    try {
      const upgrade = await fetch('/ws', { cache: 'no-store', headers: credentials.headers() });
      if (upgrade.status !== 404 && upgrade.status !== 401) {
        return AWAY;
      }
      const version = await fetch('/version', { cache: 'no-store', headers: credentials.headers() });
      if (version.status === 401) {
        return explain('unauthorized');
      }
      if (version.ok && attempt === this.#attempt) {
        learn(Date.parse(version.headers.get('Date')) || now());
        const program = await version.json();
        this.set({ state: 'connected', role: ROLE, program: { version: program.gitVersion?.replace(/^v/, ''), instance: program.instance } });
        return undefined;
      }
    } catch (e) {
      if (!(e instanceof TypeError)) {
        throw e;
      }
    }
    return AWAY;
  }
}

async function introduction({ id, publicKey, sign }, nonce) {
  const token = credentials.bearer;
  const signedAt = Math.round(now());
  const scopes = [];
  const signature = await sign(['v2', id, CLIENT, MODE, ROLE, scopes.join(','), signedAt, token, nonce].join('|'));
  return {
    type: 'connect',
    device: { id, publicKey, name: browserName() },
    clientId: CLIENT,
    mode: MODE,
    role: ROLE,
    scopes,
    signedAt,
    token,
    signature,
  };
}

export const gateway = new Gateway();
