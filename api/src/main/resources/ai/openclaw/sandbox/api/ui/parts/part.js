import { LitElement } from 'lit-element';

/**
 * The base of all elements of ours. They draw into the page itself, so that one set of style sheets serves all and a reader's tools see one document.
 */
export class Part extends LitElement {
  createRenderRoot() {
    return this;
  }

  /** Draws anew whenever one of `subjects` changes, while this is on the page. */
  follow(...subjects) {
    let ends = [];
    this.addController({
      hostConnected: () => {
        ends = subjects.map((subject) => subject.follow(() => this.requestUpdate()));
      },
      hostDisconnected: () => ends.forEach((end) => end()),
    });
  }
}
