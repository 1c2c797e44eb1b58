import { gateway } from './gateway.js';
import { Subject } from './subject.js';

/**
 * A question that a page asks once, and again when the connection comes back or somebody says so. Its value: `data`, or the `problem` there was; the
 * data of before stays while it is asked again.
 */
export class Question extends Subject {
  #ask;
  #turn = 0;
  #end = () => {};

  constructor(ask) {
    super({ data: undefined, problem: undefined, asking: true });
    this.#ask = ask;
  }

  follow(follower) {
    const end = super.follow(follower);
    this.#end();
    let open = gateway.open;
    this.#end = gateway.follow(() => {
      const before = open;
      open = gateway.open;
      if (open && !before) {
        this.again();
      }
    });
    this.again();
    return () => {
      end();
      if (!this.followed) {
        this.#end();
      }
    };
  }

  /** Asks again; an answer that comes after a later one does not count. */
  async again() {
    const turn = ++this.#turn;
    this.set({ ...this.value, asking: true });
    try {
      const data = await this.#ask();
      if (turn === this.#turn) {
        this.set({ data, problem: undefined, asking: false });
      }
    } catch (problem) {
      if (turn === this.#turn) {
        this.set({ data: this.value.data, problem, asking: false });
      }
    }
  }
}
