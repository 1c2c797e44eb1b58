/**
 * The key this browser is known by: Ed25519, made here, and not to be taken out of the browser by anybody, this page included.
 */
const DATABASE = 'openclaw';
const STORE = 'keys';
const NAME = 'device';

export const base64url = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** The device of this browser: `id`, `publicKey` and `sign(text)`. */
export async function device() {
  const database = await open();
  const pair = (await request(database, 'readonly', (store) => store.get(NAME))) ?? (await make(database));
  database.close();
  const raw = await crypto.subtle.exportKey('raw', pair.publicKey);
  return {
    id: hex(await crypto.subtle.digest('SHA-256', raw)),
    publicKey: base64url(raw),
    sign: async (text) =>
      base64url(await crypto.subtle.sign('Ed25519', pair.privateKey, new TextEncoder().encode(text))),
  };
}

/** Makes this browser a stranger to every daemon. */
export async function forgetDevice() {
  const database = await open();
  await request(database, 'readwrite', (store) => store.delete(NAME));
  database.close();
}

async function make(database) {
  const pair = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
  await request(database, 'readwrite', (store) => store.put(pair, NAME));
  return pair;
}

function open() {
  return settled(indexedDB.open(DATABASE, 1), (asked) => {
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
  });
}

function request(database, mode, ask) {
  return settled(ask(database.transaction(STORE, mode).objectStore(STORE)));
}

function settled(asked, prepare = () => {}) {
  return new Promise((resolve, reject) => {
    prepare(asked);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}
