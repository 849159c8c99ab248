import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/**
 * A process, told from a later one with the same number by when it started.
 * @typedef {{ pid: number, started: string }} ProcessRecord
 */

/**
 * When a process started, as an opaque text; null if there is none (or only a zombie that nobody waits for).
 * @param {number} pid
 * @returns {string | null}
 */
export function startOf(pid) {
  return process.platform === 'linux' ? startFromProc(pid) : startFromPs(pid);
}

/** @param {number} pid */
function startFromProc(pid) {
  try {
    // The second field, the name in brackets, may itself hold spaces and brackets.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, ticksSinceBoot] = [fields[0], fields[19]];
    if (state === 'Z' || state === 'X') return null;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}+${ticksSinceBoot}`;
  } catch {
    return null;
  }
}

/** @param {number} pid */
function startFromPs(pid) {
  try {
    const [state, ...start] = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim().split(/\s+/);
    return state.startsWith('Z') ? null : start.join(' ');
  } catch {
    return null;
  }
}

/** The command line of a process, words separated by spaces; empty if there is none. @param {number} pid */
export function commandLine(pid) {
  try {
    return process.platform === 'linux'
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
      : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

/**
 * The processes whose working directory is this folder or one below it, and who are not zombies. Known on Linux
 * only; empty elsewhere.
 * @param {string} folder
 */
export function workingIn(folder) {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
    try {
      return `${readlinkSync(`/proc/${pid}/cwd`)}/`.startsWith(`${folder}/`);
    } catch {
      return false; // gone, a zombie, or another user's
    }
  });
}

/** @param {number} pid @returns {ProcessRecord} */
export const recordOf = (pid) => ({ pid, started: startOf(pid) ?? 'ended' });

/** @param {ProcessRecord | null | undefined} record */
export const isAlive = (record) => record != null && startOf(record.pid) === record.started;

/**
 * Sends a signal, unless the process is gone.
 * @param {number} pid negative for a process group
 * @param {NodeJS.Signals} signal
 */
export function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}

/**
 * Waits until a process that need not be a child of ours is gone.
 * @param {ProcessRecord} record
 * @param {number} withinMs
 * @returns {Promise<boolean>} whether it is gone
 */
export async function gone(record, withinMs) {
  const deadline = performance.now() + withinMs;
  while (isAlive(record)) {
    if (performance.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}
