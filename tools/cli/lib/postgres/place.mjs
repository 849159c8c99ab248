import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { UserError } from '../errors.mjs';
import { readText, writeText } from '../files.mjs';
import { data, root } from '../paths.mjs';
import { canReach, serverAccount } from './account.mjs';

const elsewhere = '/var/lib/instahub';
const pointer = join(data, 'postgres-place');

/**
 * Where the embedded PostgreSQL lives.
 * @typedef {object} Place
 * @property {string} bin folder of initdb, pg_ctl and postgres, readable by the account
 * @property {string} folder folder that the data directories are made in
 * @property {import('./account.mjs').Account | null} account
 */

/**
 * Finds the place: programs in tools/node_modules and data in .data, unless `instahub` runs as root in a checkout
 * that an ordinary user cannot get through to (below /root, say). Then programs are copied and data is kept in a
 * folder below /var/lib/instahub, which .data/postgres-place names.
 * @param {import('./package.mjs').PostgresPackage} found
 * @returns {Place}
 */
export function placeOf(found) {
  mkdirSync(data, { recursive: true });
  const account = serverAccount(join(knownFolder(), 'postgres'));
  const here = { bin: join(found.native, 'bin'), folder: realpathSync(data), account };
  if (!account) return here;
  const kept = readText(pointer)?.trim();
  if (!kept && [join(here.bin, 'postgres'), join(found.native, 'share'), here.folder].every((path) => canReach(path, account))) return here;
  if (!kept && existsSync(join(here.folder, 'postgres'))) {
    throw new UserError(`The database in ${join(data, 'postgres')} is run by the user ${account.name}, who cannot get through to ${root} any more.\n`
      + `Let others pass again (chmod o+x on the folders leading there, chmod -R o+rX ${join(root, 'tools')}).`);
  }
  const folder = kept ?? makeElsewhere();
  return { bin: copyPrograms(found, folder), folder, account };
}

/** The folder of the data directories, if one was chosen already. */
export const knownFolder = () => readText(pointer)?.trim() ?? (existsSync(data) ? realpathSync(data) : data);

/**
 * Folders elsewhere whose checkout has gone (or has another place by now).
 * @returns {{ folder: string, checkout: string }[]}
 */
export function abandonedPlaces() {
  const folders = existsSync(elsewhere) ? readdirSync(elsewhere).map((name) => join(elsewhere, name)) : [];
  return folders
    .map((folder) => ({ folder, checkout: readText(join(folder, 'checkout'))?.trim() ?? '' }))
    .filter(({ folder, checkout }) => readText(join(checkout, '.data', 'postgres-place'))?.trim() !== folder);
}

function makeElsewhere() {
  mkdirSync(elsewhere, { recursive: true, mode: 0o755 });
  // A new name for each checkout: one that replaces another at the same path must not find the other's data.
  const folder = mkdtempSync(join(elsewhere, `${basename(root)}-`));
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, 'checkout'), `${root}\n`);
  writeText(pointer, `${folder}\n`);
  return folder;
}

/** @param {import('./package.mjs').PostgresPackage} found @param {string} folder */
function copyPrograms({ native, version }, folder) {
  const copy = join(folder, `postgresql-${version}`);
  if (!existsSync(copy)) {
    const half = `${copy}.new`;
    rmSync(half, { recursive: true, force: true });
    cpSync(native, half, { recursive: true, verbatimSymlinks: true });
    if (spawnSync('chmod', ['-R', 'a+rX', half]).status !== 0) throw new UserError(`chmod -R a+rX ${half} failed`);
    renameSync(half, copy);
  }
  return join(copy, 'bin');
}
