/** What is said while nobody answers. */
export const AWAY = {
  state: 'away',
  title: 'The daemon does not answer',
  text: 'What is shown is what it said last. Your sandboxes go on without it, and this page catches up by itself.',
  next: 'If it does not come back, look on its host:',
  command: 'openclaw status',
};

/**
 * What a refusal means and what to do next, in words. The daemon's reasons begin with a word of a small set; whatever else it says stands behind that.
 */
export function explain(reason) {
  const request = /requestId: ([0-9a-f-]{36})/i.exec(reason)?.[1];
  if (reason.startsWith('pairing required')) {
    return {
      state: 'pairing',
      title: 'This browser waits to be approved',
      text: 'The token is right. This browser is new, so somebody with access to the daemon\u2019s host has to let it in once.',
      command: request ? `openclaw devices approve ${request}` : 'openclaw devices list',
      next: 'Run this on that host, or approve it under Devices in a browser that is let in already. This page goes on by itself.',
    };
  }
  if (reason.startsWith('revoked')) {
    return {
      state: 'refused',
      title: 'This browser\u2019s access was revoked',
      text: 'Its own token is no longer valid. Nothing was changed in your sandboxes.',
      next: 'To be let in again, paste the gateway\u2019s token and have this browser approved anew.',
    };
  }
  if (reason.startsWith('rejected')) {
    return {
      state: 'refused',
      title: 'This browser was sent away',
      text: 'Somebody who looks after the daemon rejected its request.',
      next: 'To ask again, paste the gateway\u2019s token.',
    };
  }
  if (reason.startsWith('unavailable')) {
    return { ...AWAY, text: sentence(reason.replace(/^unavailable:?\s*/, '')) };
  }
  if (/too many failures/.test(reason)) {
    return {
      state: 'refused',
      keep: true,
      title: 'Too many wrong tokens from here',
      text: sentence(reason.replace(/^unauthorized:?\s*/, '')),
      next: 'Wait that long, then paste the right token; or open a link made on the daemon\u2019s host, which is good at once.',
    };
  }
  if (/clock/.test(reason)) {
    return {
      state: 'refused',
      keep: true,
      anew: true,
      title: 'The clock of this machine is wrong',
      text: sentence(reason.replace(/^unauthorized:?\s*/, '').replace(/;.*/, '')),
      next: 'Set it right, then load this page anew.',
    };
  }
  const why = reason.replace(/^unauthorized:?\s*/, '');
  return {
    state: 'refused',
    title: /token|link/.test(why) || !why ? 'The daemon does not know this token' : 'The daemon does not let this browser in',
    text: why ? sentence(why) : 'It is wrong, or it was changed since.',
    next: 'Paste the gateway\u2019s token, or open a link made on the daemon\u2019s host.',
  };
}

function sentence(words) {
  const begun = words[0].toUpperCase() + words.slice(1);
  return /[.?!]$/.test(begun) ? begun : `${begun}.`;
}
