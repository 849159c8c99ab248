import { throwIfStopped } from '../lib/children.mjs';
import { UserError } from '../lib/errors.mjs';
import { isAlive } from '../lib/processes.mjs';
import { readRun } from '../lib/run-record.mjs';
import { ask } from '../lib/silo.mjs';

/** @type {import('../main.mjs').Options} */
export const options = { users: { type: 'string' } };
export const takesNames = true;

/** How many feeds in use, and how many others, when nothing is said. */
const SAMPLE = '100';

/** Thousands of feeds take minutes. */
const TIMEOUT_MS = 3_600_000;

/** @typedef {{ userId: string, postId: string }} Fault */

/**
 * Has the running product compare home feeds with its database.
 * @param {import('../main.mjs').Invocation} invocation
 * @returns {Promise<number>} 0 when they are equal, else 1
 */
export async function main({ values, rest, context: { report, stop } }) {
  if (rest.length !== 1 || rest[0] !== 'feeds') throw new UserError('What is to be checked? ./instahub check feeds', 2);
  const run = readRun();
  if (!run?.silo || !isAlive(run.silo)) throw new UserError('InstaHub does not run here; ./instahub run starts it.');

  const { status, body } = await ask('POST', `${run.url}/operation/check-feeds?${queryOf(values.users)}`, { timeout: TIMEOUT_MS, signal: stop });
  throwIfStopped(stop);
  if (status !== 200) throw new UserError(reasonOf(status, body));
  /** @type {{ checked: number, missing: Fault[], surplus: Fault[] }} */
  const { checked, missing, surplus } = JSON.parse(body);
  for (const { userId, postId } of missing) report.line(`missing in the feed of user ${userId}: post ${postId}`);
  for (const { userId, postId } of surplus) report.line(`surplus in the feed of user ${userId}: post ${postId}`);
  report.line(`checked ${checked} feeds: ${missing.length} missing, ${surplus.length} surplus`);
  return missing.length + surplus.length === 0 ? 0 : 1;
}

/** @param {string | undefined} users names, or how many */
const queryOf = (users = SAMPLE) => new URLSearchParams(/^\d+$/.test(users) ? { sample: users } : { users });

/** @param {number} status @param {string} body */
function reasonOf(status, body) {
  if (status === 0) return 'The product did not answer.';
  if (status === 404) return 'The product does not let this machine ask (Metrics__AllowLoopback).';
  /** @type {{ error?: { message: string, details?: Record<string, string[]> } }} */
  const { error } = JSON.parse(body || '{}');
  return Object.values(error?.details ?? {}).flat().join(' ') || (error?.message ?? `The product answered ${status}.`);
}
