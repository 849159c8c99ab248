import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The text of a file, or null when there is none. @param {string} path */
export function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return null;
    throw error;
  }
}

/** @param {string} path @returns {any} the value in a JSON file, null when there is no file */
export function readJson(path) {
  const text = readText(path);
  return text === null ? null : JSON.parse(text);
}

/**
 * Replaces a file in one step: a reader sees the old text or the new one, after a crash too.
 * @param {string} path
 * @param {string} text
 * @param {number} [mode]
 */
export function writeText(path, text, mode = 0o644) {
  mkdirSync(dirname(path), { recursive: true });
  const next = `${path}.${process.pid}.new`;
  writeFileSync(next, text, { mode, flush: true });
  renameSync(next, path);
}

/** @param {string} path @param {unknown} value @param {number} [mode] */
export const writeJson = (path, value, mode) => writeText(path, `${JSON.stringify(value, null, 2)}\n`, mode);
