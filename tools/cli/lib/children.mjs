import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Interrupted, UserError } from './errors.mjs';
import { send } from './processes.mjs';
import { tail } from './text.mjs';

/** @typedef {{ code: number | null, signal: NodeJS.Signals | null }} Ending */
/** @typedef {import('node:child_process').ChildProcess & { pid: number }} Child */

const GRACE_MS = 5_000;

/**
 * Starts a program in a process group of its own, so that Ctrl-C at the terminal reaches `instahub` alone and
 * the order of stopping is ours.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<Child>} rejected when the program cannot be started
 */
export function start(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, detached: true });
    child.once('spawn', () => resolve(/** @type {Child} */ (child)));
    child.once('error', (error) => reject(new UserError(`${command} could not be started: ${error.message}`)));
  });
}

/** @param {Child} child @returns {Promise<Ending>} */
export function ending(child) {
  if (child.exitCode !== null || child.signalCode !== null) {
    return Promise.resolve({ code: child.exitCode, signal: child.signalCode });
  }
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
}

/**
 * Runs a program to its end. When `stop` is aborted, or the time is over, its whole group is ended.
 * @param {string} command
 * @param {string[]} args
 * @param {object} options
 * @param {string} [options.cwd]
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {string} [options.log] file that takes what the program prints; without it the terminal does
 * @param {AbortSignal} options.stop
 * @param {number} [options.timeoutMs]
 * @returns {Promise<Ending & { timedOut: boolean }>} rejected with Interrupted when `stop` was aborted
 */
export async function run(command, args, { cwd, env, log, stop, timeoutMs }) {
  throwIfStopped(stop);
  if (log) mkdirSync(dirname(log), { recursive: true });
  const output = log ? openSync(log, 'w') : 'inherit';
  const child = await start(command, args, { cwd, env, stdio: ['ignore', output, output] })
    .finally(() => typeof output === 'number' && closeSync(output));

  let timedOut = false;
  /** @type {NodeJS.Timeout | undefined} */
  let kill;
  const end = () => {
    send(-child.pid, 'SIGTERM');
    kill = setTimeout(() => send(-child.pid, 'SIGKILL'), GRACE_MS);
  };
  const limit = timeoutMs && setTimeout(() => {
    timedOut = true;
    end();
  }, timeoutMs);
  stop.addEventListener('abort', end, { once: true });
  if (stop.aborted) end(); // while it was being started
  const how = await ending(child);
  stop.removeEventListener('abort', end);
  clearTimeout(kill);
  if (limit) clearTimeout(limit);
  send(-child.pid, 'SIGKILL'); // what it may have left in its group
  throwIfStopped(stop);
  return { ...how, timedOut };
}

/**
 * Runs a program that has to succeed; if it does not, the end of what it printed is in the error.
 * @param {string} command
 * @param {string[]} args
 * @param {Parameters<typeof run>[2] & { log: string, what: string }} options
 */
export async function mustRun(command, args, options) {
  const { code, signal } = await run(command, args, options);
  if (code === 0) return;
  const printed = tail(readFileSync(options.log, 'utf8'), 60);
  throw new UserError(`${options.what} failed (${signal ?? `exit code ${code}`}):\n\n${printed}\n\nAll of it: ${options.log}`);
}

/** @param {AbortSignal} stop */
export function throwIfStopped(stop) {
  if (stop.aborted) throw new Interrupted(stop.reason);
}
