const UNITS = [['d', 86400], ['h', 3600], ['m', 60], ['s', 1]];

/** A length of time in its two largest units: 3d 4h, 12m 5s, 40s. */
export function span(milliseconds) {
  let seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const words = [];
  for (const [unit, length] of UNITS) {
    const count = Math.floor(seconds / length);
    if (count > 0 || (unit === 's' && words.length === 0)) {
      words.push(`${count}${unit}`);
      seconds -= count * length;
    } else if (words.length) {
      break;
    }
    if (words.length === 2) {
      break;
    }
  }
  return words.join(' ');
}

/** The same in one unit, for narrow places. */
export const short = (milliseconds) => span(milliseconds).split(' ')[0];

export const millis = (time) => (time ? Date.parse(time) : NaN);

/** A moment as this machine writes it, to the second. */
export function moment(time) {
  return time ? new Date(time).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' }) : '';
}

/** The time of day alone. */
export function clockTime(time) {
  return new Date(time).toLocaleTimeString(undefined, { hour12: false });
}
