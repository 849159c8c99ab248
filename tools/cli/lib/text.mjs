import { constants } from 'node:os';

/** @param {number} milliseconds */
export function elapsed(milliseconds) {
  const seconds = milliseconds / 1_000;
  return seconds < 60 ? `${seconds.toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** The end of a text that may be long. @param {string} text @param {number} lines */
export function tail(text, lines) {
  const all = text.trimEnd().split('\n');
  return all.length <= lines ? all.join('\n') : [`… ${all.length - lines} lines before`, ...all.slice(-lines)].join('\n');
}

/** @param {string} word @param {number} count */
export const plural = (word, count) => `${count} ${word}${count === 1 ? '' : 's'}`;

/** The exit code a shell would give for how a process ended. @param {import('./children.mjs').Ending} how */
export const exitCodeOf = ({ code, signal }) => code ?? 128 + constants.signals[/** @type {NodeJS.Signals} */ (signal)];
