import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Never sources: outputs, packages, data, and what editors keep. */
const NOT_SOURCES = new Set(['.git', '.data', '.vs', '.idea', 'artifacts', 'node_modules', 'TestResults']);

/**
 * A fingerprint of the sources below a folder, made of names, sizes and modification times; contents are not read.
 * @param {string} folder
 * @param {{ without?: string[], also?: string[] }} [options] `without`: paths below the folder to leave out;
 *   `also`: further texts the outcome depends on (settings)
 */
export function fingerprint(folder, { without = [], also = [] } = {}) {
  const hash = createHash('sha256');
  for (const text of also) hash.update(`${text}\0`);
  const left = new Set(without.map((path) => join(folder, path)));
  for (const path of sources(folder, left)) {
    const { size, mtimeNs } = statSync(path, { bigint: true });
    hash.update(`${relative(folder, path)}\0${size}\0${mtimeNs}\0`);
  }
  return hash.digest('hex');
}

/** @param {string} folder @param {Set<string>} left @returns {Generator<string>} */
function* sources(folder, left) {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (NOT_SOURCES.has(entry.name) || left.has(path)) continue;
    if (entry.isDirectory()) yield* sources(path, left);
    else if (entry.isFile()) yield path;
  }
}
