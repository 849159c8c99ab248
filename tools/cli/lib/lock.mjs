import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { throwIfStopped } from './children.mjs';
import { isAlive, recordOf } from './processes.mjs';

/**
 * Does `work` while no other `instahub` of this checkout holds the same lock. A lock whose holder has died is
 * taken over.
 * @template T
 * @param {string} path the lock file
 * @param {{ stop: AbortSignal, waiting?: (holder: number) => void }} options `waiting` is told once who holds it
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(path, { stop, waiting }, work) {
  mkdirSync(dirname(path), { recursive: true });
  let told = false;
  for (let holder = tryTake(path); holder !== null; holder = tryTake(path)) {
    throwIfStopped(stop);
    if (!told && holder) waiting?.(holder);
    told = true;
    await delay(50);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

/** @param {string} path @returns {number | null} the holder's process, 0 if that is changing; null when the lock is ours */
function tryTake(path) {
  const mine = `${path}.${process.pid}`;
  writeFileSync(mine, JSON.stringify(recordOf(process.pid)));
  try {
    linkSync(mine, path); // creates the file with its content, or fails: never seen half written
    return null;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
  } finally {
    rmSync(mine);
  }
  return holderOf(path);
}

/** @param {string} path */
function holderOf(path) {
  const seen = readOrNull(path);
  if (seen === null) return 0;
  const holder = JSON.parse(seen);
  if (isAlive(holder)) return holder.pid;
  // Taken aside before it is removed: between reading and removing, another may have taken the lock over.
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
    if (readOrNull(aside) !== seen) linkSync(aside, path);
    rmSync(aside);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes(/** @type {NodeJS.ErrnoException} */ (error).code ?? '')) throw error;
  }
  return 0;
}

/** @param {string} path */
function readOrNull(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
