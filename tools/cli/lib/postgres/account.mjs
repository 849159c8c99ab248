import { spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, statSync } from 'node:fs';
import { UserError } from '../errors.mjs';
import { readText } from '../files.mjs';

/**
 * The ordinary user that the server's processes run under when `instahub` itself runs as root: PostgreSQL
 * refuses root, and a server that is broken into must not be root outside either.
 * @typedef {{ name: string, uid: number, gid: number }} Account
 */

/**
 * @param {string} folder the data directory: if it is there, its owner is the account
 * @returns {Account | null} null when this is not root: the server then runs as the caller
 */
export function serverAccount(folder) {
  if (process.getuid?.() !== 0) return null;
  const users = (readText('/etc/passwd') ?? '').split('\n').map((line) => line.split(':'))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) })).filter(({ uid }) => uid > 0);
  const owner = statSync(folder, { throwIfNoEntry: false })?.uid;
  const account = users.find(({ uid }) => uid === owner)
    ?? users.find(({ name }) => name === 'postgres') ?? users.find(({ name }) => name === 'nobody');
  if (account) return account;
  throw new UserError('PostgreSQL does not run as root, and there is neither a user postgres nor nobody to run it.\n'
    + 'Make one: useradd --system postgres');
}

/** What `spawn` needs to run a program as the account. @param {Account | null} account */
export const as = (account) => (account ? { uid: account.uid, gid: account.gid } : {});

/** Makes a folder that only the account may enter. @param {string} path @param {Account | null} account */
export function makeOwnFolder(path, account) {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (account) chownSync(path, account.uid, account.gid);
}

/**
 * Whether the account may enter a folder or execute a file. It is the account that looks, so modes, groups and
 * access lists of every folder on the way count.
 * @param {string} path
 * @param {Account} account
 */
export const canReach = (path, account) =>
  spawnSync('test', ['-x', path], { ...as(account), cwd: '/' }).status === 0;
