const STEPS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

/** Bytes as people say them. */
export function bytes(count) {
  let step = 0;
  let value = count;
  while (value >= 1024 && step < STEPS.length - 1) {
    value /= 1024;
    step++;
  }
  return `${value >= 100 || Number.isInteger(value) ? Math.round(value) : value.toFixed(1)} ${STEPS[step]}`;
}

/** Fields whose values are bytes. */
const BYTES = new Set(['memory', 'memorySwap', 'docker.memory', 'docker.memorySwap']);

/** A value of a field as people read it. */
export function fieldValue(path, value) {
  if (value === undefined || value === '') {
    return 'not set';
  }
  return BYTES.has(path) && /^\d+$/.test(value) ? bytes(Number(value)) : value;
}

const FIRST_GROUPED = 1000;

/** A count as people here write it. The browser's tables for that take 40 ms to be made, while a page opens, and small counts do not need them. */
export const number = (count) => (count < FIRST_GROUPED ? String(count) : count.toLocaleString());

export const plural = (count, one, many = `${one}s`) => `${number(count)} ${count === 1 ? one : many}`;

/** A sentence of the daemon's, which writes for terminals, too: lines would end within its arrows of two letters. */
export const told = (message) => message.replaceAll(' -> ', ' → ');
