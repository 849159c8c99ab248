import { execFileSync } from 'node:child_process';
import { statfsSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { root } from './paths.mjs';

const GB = 1024 ** 3;

/** What a figure was measured on. */
export const machineText = () =>
  `${availableParallelism()} cores, ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${(totalmem() / GB).toFixed(0)} GB memory, ${process.platform} ${process.arch}`;

export function freeDiskText() {
  const { bavail, bsize } = statfsSync(root);
  return `${((bavail * bsize) / GB).toFixed(0)} GB free`;
}

/** The commit that is checked out, and whether anything differs from it. */
export function commitText() {
  const commit = git('rev-parse', '--short=12', 'HEAD');
  if (commit === null) return 'no commit';
  return git('status', '--porcelain') === '' ? commit : `${commit} with changes`;
}

/** @param {...string} args @returns {string | null} null without git or outside of a checkout */
function git(...args) {
  try {
    return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return null;
  }
}
