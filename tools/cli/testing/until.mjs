import { setTimeout as delay } from 'node:timers/promises';

const PATIENCE_MS = 60_000;

/**
 * Waits until something in another process has come about, of which no event tells.
 * @template T
 * @param {string} what named in the error when it does not come about
 * @param {() => T | Promise<T>} look
 * @returns {Promise<NonNullable<T>>} the first truthy answer
 */
export async function until(what, look) {
  for (const deadline = performance.now() + PATIENCE_MS; ; await delay(20)) {
    const seen = await look();
    if (seen) return seen;
    if (performance.now() > deadline) throw new Error(`waited ${PATIENCE_MS / 1_000} s in vain for ${what}`);
  }
}
