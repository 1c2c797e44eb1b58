/** How people recognise this browser in a list of devices, such as "Chromium on Linux". */
export function browserName() {
  const brands = (navigator.userAgentData?.brands ?? []).map((it) => it.brand).filter((it) => !/not.?a.?brand/i.test(it));
  const agent = navigator.userAgent;
  const browser = brands.find((it) => it !== 'Chromium') ?? brands[0]
    ?? [['Firefox', /Firefox\//], ['Edge', /Edg\//], ['Chrome', /Chrome\//], ['Safari', /Safari\//]]
      .find(([, pattern]) => pattern.test(agent))?.[0] ?? 'A browser';
  const system = [['Android', /Android/], ['iOS', /iPhone|iPad/], ['macOS', /Mac OS/], ['Windows', /Windows/], ['Linux', /Linux/]]
    .find(([, pattern]) => pattern.test(agent))?.[0];
  return system ? `${browser} on ${system}` : browser;
}
