/** A value that others follow. */
export class Subject {
  #followers = new Set();
  #value;

  constructor(value) {
    this.#value = value;
  }

  get value() {
    return this.#value;
  }

  set(value) {
    this.#value = value;
    for (const follower of [...this.#followers]) {
      follower(value);
    }
  }

  /** Calls `follower` with every new value; what is returned ends that. */
  follow(follower) {
    this.#followers.add(follower);
    return () => this.#followers.delete(follower);
  }

  get followed() {
    return this.#followers.size > 0;
  }
}
