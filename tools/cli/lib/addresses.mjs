import { UserError } from './errors.mjs';

export const DEFAULT_PORT = 5000;

/**
 * The addresses the product listens on: --port, else ASPNETCORE_URLS, else port 5000 of the loopback.
 * @param {string | undefined} port
 * @param {NodeJS.ProcessEnv} environment
 * @returns {{ urls: string, local: string }} `local`: the first of them, as this machine reaches it
 */
export function addresses(port, environment) {
  if (port !== undefined && !(/^\d+$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535)) {
    throw new UserError(`--port takes a number from 1 to 65535, not '${port}'`, 2);
  }
  const urls = port === undefined ? environment.ASPNETCORE_URLS || `http://127.0.0.1:${DEFAULT_PORT}` : `http://127.0.0.1:${port}`;
  const first = urls.split(';')[0].trim().replace(/\/+$/, '');
  return { urls, local: first.replace(/\/\/(0\.0\.0\.0|\[::\]|\*|\+)(?=[:/]|$)/, '//127.0.0.1') };
}

/** @param {string} url */
export function portOf(url) {
  const { port, protocol } = new URL(url);
  return Number(port) || (protocol === 'https:' ? 443 : 80);
}
