import { html, nothing, render } from 'lit-html';

/**
 * Asks before something is done. `body` says what will happen; `choices` may offer ticks. Resolves to undefined when it is called off, else to what was
 * ticked, by id. Without a `verb` it only tells.
 */
export function confirm({ title, body, verb, danger = false, choices = [] }) {
  return new Promise((resolve) => {
    const dialog = document.createElement('dialog');
    dialog.className = 'dialog';
    dialog.setAttribute('aria-labelledby', 'dialog-title');
    const close = (answer) => {
      dialog.close();
      dialog.remove();
      if (document.activeElement === document.body) { // what it was opened from is gone
        document.querySelector('main')?.focus({ preventScroll: true });
      }
      resolve(answer);
    };
    const ticked = () => Object.fromEntries(choices.map(({ id }) => [id, dialog.querySelector(`#choice-${id}`).checked]));
    dialog.addEventListener('cancel', () => close(undefined));
    render(html`
      <h2 id="dialog-title">${title}</h2>
      <div class="dialog-body">${body}</div>
      ${choices.map(({ id, text }) => html`<label class="choice"><input type="checkbox" id="choice-${id}">${text}</label>`)}
      <div class="dialog-foot">
        <button @click=${() => close(undefined)} autofocus>${verb ? 'Leave it' : 'Close'}</button>
        ${verb ? html`<button class=${danger ? 'danger' : 'primary'} @click=${() => close(ticked())}>${verb}</button>` : nothing}
      </div>${nothing}`, dialog);
    document.body.append(dialog);
    dialog.showModal();
  });
}
