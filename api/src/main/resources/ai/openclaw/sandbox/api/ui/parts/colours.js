/** The value of a colour token as canvases understand it, in the theme of the moment. */
export function colour(token) {
  const probe = document.createElement('span');
  probe.className = 'unseen';
  probe.style.color = `var(${token})`;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}
