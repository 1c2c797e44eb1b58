/** Where the focus may wait when what had it is gone, from near to far. */
const HAVENS = 'dialog, section, [role="tabpanel"], .tools, main';

/**
 * Keeps the focus on the page: what has it may be taken away or be disabled by whatever happens, and who works by keyboard would then begin at the top again.
 * It goes to the nearest part around it that is still there, from where the Tab key goes on; nothing happens there by accident, since that is no button.
 */
export function keepFocus(root) {
  let held;
  let around = [];
  root.addEventListener('focusin', ({ target }) => {
    held = target;
    around = [];
    for (let it = target.parentElement; it && it !== root.parentElement; it = it.parentElement) {
      around.push(it);
    }
  });
  root.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget) {
      held = undefined; // it went elsewhere, as somebody wanted
    } else {
      setTimeout(() => (held = usable(held) ? undefined : held)); // what is being taken away is told of while it is still there
    }
  });
  const look = () => {
    if (!held || usable(held) || (document.activeElement && document.activeElement !== document.body && document.activeElement !== held)) {
      return;
    }
    const haven = around.find((it) => it.isConnected && it.checkVisibility() && it.matches(HAVENS));
    held = undefined;
    if (haven && !haven.hasAttribute('tabindex')) {
      haven.setAttribute('tabindex', '-1');
    }
    haven?.focus({ preventScroll: true });
  };
  new MutationObserver(() => held && requestAnimationFrame(look)).observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ['disabled', 'hidden', 'data-open'] });
}

const usable = (element) => !!element?.isConnected && !element.disabled && element.checkVisibility();
