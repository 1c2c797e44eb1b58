import { credentials } from './credentials.js';
import { learn } from './clock.js';

export const BASE = '/apis/sandbox.openclaw.ai/v1';

/** An answer that is no success, in the daemon's own words. */
export class ApiError extends Error {
  constructor(code, status) {
    super(status?.message ?? `The daemon answered ${code}.`);
    this.code = code;
    this.reason = status?.reason ?? '';
    this.status = status;
  }

  /** Whether this daemon does not know the path at all: an older one, or a part that is not there. */
  get unknownPath() {
    return this.code === 404 && !this.status?.details;
  }
}

/** Sends a request with whatever this browser is known by; throws an ApiError, or a TypeError when nobody answers. */
export async function send(path, { method = 'GET', body, headers = {}, signal } = {}) {
  const response = await fetch(path, {
    method,
    body,
    signal,
    cache: 'no-store',
    headers: { Accept: 'application/json', ...credentials.headers(), ...headers },
  });
  const date = Date.parse(response.headers.get('Date') ?? '');
  if (date) {
    learn(date);
  }
  if (!response.ok) {
    throw new ApiError(response.status, await response.json().catch(() => undefined));
  }
  return response;
}

/** GET of one JSON value below the base. */
export async function get(path, options) {
  return (await send(BASE + path, options)).json();
}

/** POST, PUT or DELETE of JSON below the base. */
export async function act(method, path, value, options = {}) {
  const body = value === undefined ? undefined : JSON.stringify(value);
  const response = await send(BASE + path, { ...options, method, body });
  const text = await response.text();
  return text ? JSON.parse(text) : {};
}

export const segment = encodeURIComponent;
