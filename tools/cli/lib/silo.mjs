import http from 'node:http';
import https from 'node:https';
import { setTimeout as delay } from 'node:timers/promises';
import { ending, start } from './children.mjs';
import { UserError } from './errors.mjs';
import { root, siloDll } from './paths.mjs';
import { gone, recordOf, send } from './processes.mjs';

/** A silo ends within its host's shutdown time-out, 30 s. */
const STOP_MS = 40_000;

/**
 * @param {import('./paths.mjs').GrainRuntime} runtime
 * @param {NodeJS.ProcessEnv} environment
 */
export const startSilo = (runtime, environment) =>
  start('dotnet', [siloDll(runtime)], { cwd: root, env: environment, stdio: ['ignore', 'inherit', 'inherit'] });

/**
 * Waits until the product says it is ready.
 * @param {string} url base address
 * @param {import('./children.mjs').Child} silo
 * @param {{ stop: AbortSignal, tell: (why: string) => void }} options `tell` is given what it is waiting for, as it says
 * @returns {Promise<boolean>} false when the silo ended, or `stop` was aborted, before it was ready
 */
export async function becomesReady(url, silo, { stop, tell }) {
  let ended = false;
  void ending(silo).then(() => (ended = true));
  let said = '';
  while (!ended && !stop.aborted) {
    const { status, body } = await get(`${url}/health/ready`);
    if (status === 200) return true;
    if (body && body !== said) tell(body.slice(0, 300));
    said = body;
    await delay(50);
  }
  return false;
}

/**
 * Asks a silo to stop, waits for it, and ends what it may leave behind.
 * @param {import('./processes.mjs').ProcessRecord} silo leader of a process group
 * @param {AbortSignal} hurry aborted when nobody wants to wait any longer
 * @returns {Promise<string>} how it went
 */
export async function stopSilo(silo, hurry) {
  send(silo.pid, 'SIGTERM');
  const kill = () => send(-silo.pid, 'SIGKILL');
  hurry.addEventListener('abort', kill);
  if (hurry.aborted) kill();
  const stopped = await gone(silo, STOP_MS);
  hurry.removeEventListener('abort', kill);
  kill();
  if (!stopped && !(await gone(silo, 10_000))) throw new UserError(`the silo (process ${silo.pid}) does not end`);
  if (hurry.aborted) return 'silo killed, as asked for';
  return stopped ? 'silo stopped' : `silo killed: it had not stopped after ${STOP_MS / 1_000} s`;
}

/** @param {import('./children.mjs').Child} silo */
export const siloRecord = (silo) => recordOf(silo.pid);

/** @param {string} url */
export const get = (url) => ask('GET', url, { timeout: 5_000 });

/**
 * @param {'GET' | 'POST'} method
 * @param {string} url
 * @param {{ timeout: number, signal?: AbortSignal }} options `timeout` in ms without a sign of life
 * @returns {Promise<{ status: number, body: string }>} status 0 when there is no answer
 */
export function ask(method, url, options) {
  return new Promise((resolve) => {
    const client = url.startsWith('https:') ? https : http;
    // A development certificate is nobody's business here: the address is our own.
    const request = client.request(url, { method, ...options, agent: false, ...{ rejectUnauthorized: false } }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (part) => (body += part)).on('end', () => resolve({ status: response.statusCode ?? 0, body }));
      response.on('error', () => resolve({ status: 0, body: '' }));
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve({ status: 0, body: '' }));
    request.end();
  });
}
