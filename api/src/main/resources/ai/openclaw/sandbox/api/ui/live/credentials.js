/**
 * What this browser shows to the daemon. The device's own token outlives the page, for it can be revoked alone; the gateway's token, which opens
 * everything, is kept for this tab only and only where the daemon knows no devices.
 */
const DEVICE_TOKEN = 'openclaw.deviceToken';
const TAB_TOKEN = 'openclaw.gatewayToken';

class Credentials {
  get deviceToken() {
    return localStorage.getItem(DEVICE_TOKEN) ?? '';
  }

  set deviceToken(token) {
    keep(localStorage, DEVICE_TOKEN, token);
  }

  get tabToken() {
    return sessionStorage.getItem(TAB_TOKEN) ?? '';
  }

  set tabToken(token) {
    keep(sessionStorage, TAB_TOKEN, token);
  }

  get bearer() {
    return this.deviceToken || this.tabToken;
  }

  headers() {
    return this.bearer ? { Authorization: `Bearer ${this.bearer}` } : {};
  }

  forget() {
    this.deviceToken = '';
    this.tabToken = '';
  }
}

function keep(storage, key, value) {
  if (value) {
    storage.setItem(key, value);
  } else {
    storage.removeItem(key);
  }
}

export const credentials = new Credentials();
