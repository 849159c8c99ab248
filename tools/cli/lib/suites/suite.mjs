/** @typedef {{ name: string, detail?: string }} NamedTest `detail`: why it failed or was skipped */

/**
 * What one set of tests came to.
 * @typedef {{ passed: number, failed: NamedTest[], skipped: NamedTest[] }} Outcome
 */

/**
 * @typedef {object} SuiteRun
 * @property {string[]} filters parts of test names; none means all tests
 * @property {NodeJS.ProcessEnv} environment
 * @property {string} results folder for reports and logs
 * @property {AbortSignal} stop
 */

/**
 * One set of tests that is run by one program.
 * @typedef {{ name: string, run: (how: SuiteRun) => Promise<Outcome> }} Suite
 */

/** A suite that hangs is ended after this time and counts as failed. */
export const LIMIT_MS = 20 * 60_000;

/** A suite that could not tell what it came to counts as one failed test. @param {string} name @param {string} detail @returns {Outcome} */
export const broken = (name, detail) => ({ passed: 0, failed: [{ name, detail }], skipped: [] });

/**
 * Adds a failure when a program ended badly though none of its tests failed.
 * @param {Outcome} outcome
 * @param {string} name
 * @param {string | null} badEnding
 * @returns {Outcome}
 */
export const withEnding = (outcome, name, badEnding) =>
  badEnding === null || outcome.failed.length > 0 ? outcome : { ...outcome, failed: [{ name, detail: badEnding }] };

/** How a program ended, if not well. @param {import('../children.mjs').Ending & { timedOut: boolean }} ending */
export function badEnding({ code, signal, timedOut }) {
  if (timedOut) return `ended after ${LIMIT_MS / 60_000} minutes: it did not come to an end by itself`;
  if (signal) return `ended by ${signal}`;
  return code === 0 ? null : `ended with exit code ${code}`;
}

/** The closing line. @param {Outcome[]} outcomes */
export function sum(outcomes) {
  const count = (/** @type {(outcome: Outcome) => number} */ of) => outcomes.reduce((all, outcome) => all + of(outcome), 0);
  return {
    passed: count(({ passed }) => passed),
    failed: count(({ failed }) => failed.length),
    skipped: count(({ skipped }) => skipped.length),
  };
}

/** @param {{ passed: number, failed: number, skipped: number }} total */
export const totalText = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;
