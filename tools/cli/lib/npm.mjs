import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun } from './children.mjs';
import { readText, writeText } from './files.mjs';
import { artifacts } from './paths.mjs';

/**
 * Installs what a folder's lock file names, unless that is there already.
 * @param {string} folder with package-lock.json
 * @param {{ stop: AbortSignal, scripts: boolean }} options `scripts`: whether packages may run their install scripts
 * @returns {Promise<boolean>} whether anything was installed
 */
export async function installLocked(folder, { stop, scripts }) {
  const lock = createHash('sha256').update(readFileSync(join(folder, 'package-lock.json'))).digest('hex');
  // Inside node_modules, so that removing the packages removes the stamp.
  const stamp = join(folder, 'node_modules', '.instahub-lock');
  if (readText(stamp) === lock) return false;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error', ...(scripts ? [] : ['--ignore-scripts'])];
  await mustRun('npm', args, { cwd: folder, log: join(artifacts, 'logs', 'npm-ci.log'), stop, what: `npm ci in ${folder}` });
  writeText(stamp, lock);
  return true;
}
