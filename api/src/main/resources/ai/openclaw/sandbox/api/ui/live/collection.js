import { ApiError, BASE, send } from './api.js';
import { gateway } from './gateway.js';
import { lines } from './lines.js';
import { backoff, pause } from './pause.js';
import { Subject } from './subject.js';

const FIRST_PAGE = 100; // more than anybody sees at once, and there soon
const PAGE = 500;
const POLL_MILLIS = 2000;
const WATCH_SECONDS = 300;

/** The version is too old to go on from: everything has to be listed anew. */
class Gone extends Error {}

/**
 * Resources of one kind as the daemon has them now: listed once, then kept up by a watch that goes on where it broke off. It works while somebody
 * follows it, the page is in sight (browsers allow few connections to one host) and the daemon knows us.
 *
 * Its value: `items` by name, `state` (loading, live, polling, stale) and, while it is stale, the `problem`.
 */
export class Collection extends Subject {
  #path;
  #query;
  #most;
  #items = new Map();
  #version = '';
  #work;
  #frame = 0;

  /** `path` below the base; `most` keeps only that many of the newest. */
  constructor(path, { query = {}, most = Infinity } = {}) {
    super({ items: new Map(), state: 'loading' });
    this.#path = path;
    this.#query = query;
    this.#most = most;
    document.addEventListener('visibilitychange', () => this.#arrange());
    gateway.follow(() => this.#arrange());
  }

  follow(follower) {
    const end = super.follow(follower);
    this.#arrange();
    return () => {
      end();
      this.#arrange();
    };
  }

  /** Starts or ends the work, whatever the world asks for now. */
  #arrange() {
    const wanted = this.followed && document.visibilityState === 'visible' && gateway.open;
    if (wanted && !this.#work) {
      this.#work = new AbortController();
      this.#keepUp(this.#work.signal);
    } else if (!wanted && this.#work) {
      this.#work.abort();
      this.#work = undefined;
      if (!gateway.open) {
        this.#say('stale');
      }
    }
  }

  async #keepUp(signal) {
    for (let failures = 0; !signal.aborted; ) {
      try {
        if (!this.#version) {
          await this.#list(signal);
        }
        failures = 0;
        await this.#watch(signal);
      } catch (e) {
        if (signal.aborted) {
          return;
        }
        if (e instanceof Gone) {
          this.#version = '';
          continue;
        }
        if (e instanceof ApiError && e.code === 401) {
          gateway.refused();
        }
        this.#say('stale', e);
        await pause(backoff(failures++), signal);
      }
    }
  }

  async #list(signal) {
    const found = new Map();
    let version = '';
    let next = '';
    do {
      const answer = await this.#ask({ limit: next ? PAGE : FIRST_PAGE, ...(next && { continue: next }) }, signal);
      const list = await answer.json();
      list.items.forEach((item) => found.set(item.metadata.name, item));
      version = list.metadata?.resourceVersion ?? '';
      next = found.size < this.#most ? (list.metadata?.continue ?? '') : '';
      if (next && this.value.state === 'loading') {
        this.#items = found;
        this.#say('loading'); // what is there can be looked at while the rest comes
      }
    } while (next);
    this.#items = found;
    this.#version = version;
    this.#say('live');
  }

  async #watch(signal) {
    if (!this.#version) { // this kind has no versions to go on from
      await this.#poll(signal);
      return;
    }
    const response = await this.#ask({
      watch: 1,
      resourceVersion: this.#version,
      allowWatchBookmarks: true,
      timeoutSeconds: WATCH_SECONDS,
    }, signal);
    this.#say('live');
    for await (const event of lines(response)) {
      if (event.items) { // a daemon that cannot watch answers with the list
        await this.#poll(signal);
        return;
      }
      this.#take(event);
    }
  }

  async #poll(signal) {
    await pause(POLL_MILLIS, signal);
    if (!signal.aborted) {
      await this.#list(signal);
      this.#say('polling');
      this.#version = '';
    }
  }

  #take({ type, object }) {
    if (type === 'ERROR') {
      throw object.code === 410 ? new Gone() : new ApiError(object.code, object);
    }
    this.#version = object.metadata.resourceVersion ?? this.#version;
    if (type === 'DELETED') {
      this.#items.delete(object.metadata.name);
    } else if (type !== 'BOOKMARK') {
      this.#items.delete(object.metadata.name); // so that the newest is the last
      this.#items.set(object.metadata.name, object);
    }
    for (const name of this.#items.keys()) {
      if (this.#items.size <= this.#most) {
        break;
      }
      this.#items.delete(name);
    }
    this.#soon();
  }

  async #ask(parameters, signal) {
    const query = new URLSearchParams({ ...this.#query, ...parameters });
    try {
      return await send(`${BASE}${this.#path}?${query}`, { signal });
    } catch (e) {
      throw e instanceof ApiError && e.code === 410 ? new Gone() : e;
    }
  }

  /** However many changes come, the page is drawn once a frame. */
  #soon() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#say(this.value.state);
    });
  }

  #say(state, problem) {
    this.set({ items: this.#items, state, problem });
  }
}
