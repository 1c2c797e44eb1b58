import { millis, span } from './times.js';

/** In the order of a life. */
export const PHASES = ['Pending', 'Creating', 'SettingUp', 'Ready', 'Drifted', 'Replacing', 'Terminating', 'Failed'];

const TONES = {
  Pending: 'calm', Creating: 'busy', SettingUp: 'busy', Ready: 'good', Drifted: 'warn', Replacing: 'busy', Terminating: 'calm', Failed: 'bad',
};

export const tone = (phase) => TONES[phase] ?? 'calm';

/** A phase as words. */
export const phaseWords = (phase) => (phase === 'SettingUp' ? 'Setting up' : (phase ?? 'Unknown'));

/** How much of its time without use a sandbox has used up, 0 to 1, and what is left; undefined where nothing prunes it. */
export function idle(sandbox, now) {
  const { lastUsedAt, idleAt } = sandbox.status;
  return part(millis(lastUsedAt), millis(idleAt), now);
}

/** The same for its age. */
export function age(sandbox, now) {
  return part(millis(sandbox.metadata.creationTimestamp), millis(sandbox.status.expiresAt), now);
}

function part(from, to, now) {
  if (Number.isNaN(from)) {
    return undefined;
  }
  const past = Math.max(0, now - from);
  return Number.isNaN(to)
    ? { past, share: 0, left: undefined }
    : { past, share: Math.min(1, past / Math.max(1, to - from)), left: Math.max(0, to - now) };
}

const SECOND = 1000;

/** How long a sandbox stays hot: used so lately that nothing takes it away. In milliseconds, whole seconds of them, for what is left of one is not yet over. */
export const hotFor = (sandbox, now) => Math.max(0, Math.ceil(((millis(sandbox.status.hotUntil) || 0) - now) / SECOND) * SECOND);

/** A condition by its type. */
export const condition = (sandbox, type) => sandbox.status.conditions?.find((it) => it.type === type);

/** What stands in the way of a sandbox, in the daemon's words. */
export function trouble(sandbox) {
  const wrong = (it) => (GOOD_WHEN_FALSE.has(it.type) ? it.status === 'True' : it.status === 'False');
  const conditions = sandbox.status.conditions ?? [];
  return conditions.find((it) => it.type !== 'Ready' && wrong(it)) ?? conditions.find(wrong);
}

export const GOOD_WHEN_FALSE = new Set(['Drifted', 'NameConflict', 'SecurityRejected', 'HardeningIncomplete', 'LimitReached', 'BrowserDenied']);

/** When a drifted sandbox is replaced, in words. */
export function driftWords(sandbox, now) {
  const hot = hotFor(sandbox, now);
  return hot > 0 ? `replaced in ${span(hot)}` : 'replaced once it is idle';
}
