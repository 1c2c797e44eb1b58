import { html } from 'lit-html';

/** Tabs by the pattern of ARIA: arrows move, the chosen one is the stop of the Tab key. Panels carry the id `panel-<id>`. */
export function tabBar(label, tabs, chosen, choose) {
  const key = (event) => {
    const at = tabs.findIndex(({ id }) => event.target.id === `tab-${id}`); // which may be further than what is drawn as chosen
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      const tab = tabs[(to + tabs.length) % tabs.length];
      choose(tab.id);
      event.currentTarget.querySelector(`#tab-${tab.id}`).focus();
    }
  };
  return html`<div class="tabs" role="tablist" aria-label=${label} @keydown=${key}>${tabs.map(({ id, title }) => html`
    <button class="plain" role="tab" id="tab-${id}" aria-selected=${String(id === chosen)} aria-controls="panel-${id}"
      tabindex=${id === chosen ? 0 : -1} @click=${() => choose(id)}>${title}</button>`)}</div>`;
}
