import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, writeJson } from '../files.mjs';
import { isAlive, recordOf, send, workingIn } from '../processes.mjs';
import { makeOwnFolder } from './account.mjs';
import { installPackage } from './package.mjs';
import { knownFolder, placeOf } from './place.mjs';
import { PostgresServer } from './server.mjs';

/**
 * Runs `work` with a PostgreSQL of its own, empty and thrown away afterwards. `work` gets the environment for
 * programs that use it:
 * - INSTAHUB_TEST_POSTGRES: connection string of the superuser. If the caller has set it, that server is used;
 * - INSTAHUB_POSTGRES_BIN: folder of initdb, pg_ctl and postgres, for tests that break a server of their own;
 * - INSTAHUB_POSTGRES_USER: name of the user to run those as; set only when this is root;
 * - INSTAHUB_POSTGRES_SCRATCH: a folder of that user's, in which those servers can have their data.
 * @template T
 * @param {import('../build.mjs').Context} context
 * @param {{ name: string, settings: Record<string, string | number>, initdb?: string[] }} options `name`: of the
 *   folder below .data
 * @param {(environment: NodeJS.ProcessEnv) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withTemporaryServer(context, { name, settings, initdb }, work) {
  const place = placeOf(await installPackage(context));
  const all = join(place.folder, name);
  await removeLeftovers(all);
  const mine = join(all, String(process.pid));
  mkdirSync(mine, { recursive: true });
  const server = serverIn(mine, place);
  try {
    writeJson(join(mine, 'owner.json'), recordOf(process.pid));
    const scratch = join(mine, 'scratch');
    makeOwnFolder(scratch, place.account);
    return await work({
      INSTAHUB_TEST_POSTGRES: process.env.INSTAHUB_TEST_POSTGRES ?? await startEmpty(context, server, settings, initdb),
      INSTAHUB_POSTGRES_BIN: place.bin,
      INSTAHUB_POSTGRES_SCRATCH: scratch,
      ...(place.account ? { INSTAHUB_POSTGRES_USER: place.account.name } : {}),
    });
  } finally {
    await remove(mine);
  }
}

/** Ends the servers in a folder, those that tests started and forgot too, and removes it. @param {string} folder */
async function remove(folder) {
  await serverIn(folder).stop();
  for (const pid of workingIn(folder)) send(pid, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}

/**
 * @param {import('../build.mjs').Context} context
 * @param {PostgresServer} server
 * @param {Record<string, string | number>} settings
 * @param {string[]} [initdb]
 */
const startEmpty = (context, server, settings, initdb) => context.report.step('database', 'starting an empty PostgreSQL', async () => {
  const password = randomBytes(24).toString('hex');
  await server.initialise(password, initdb);
  const { port } = await server.start(settings);
  const value = `Host=127.0.0.1;Port=${port};Username=postgres;Password=${password};Database=postgres`;
  return { text: `an empty PostgreSQL on 127.0.0.1:${port}`, value };
});

/**
 * Ends and removes servers whose `instahub` was killed.
 * @param {string} all folder with one folder for each process
 * @returns {Promise<number>} how many there were
 */
export async function removeLeftovers(all) {
  let count = 0;
  for (const pid of existsSync(all) ? readdirSync(all) : []) {
    const folder = join(all, pid);
    const owner = readJson(join(folder, 'owner.json')) ?? recordOf(Number(pid)); // none yet: it is being made
    if (isAlive(owner)) continue;
    await remove(folder);
    count++;
  }
  return count;
}

/** Names of the folders of temporary servers, below the place's. */
export const temporaryFolders = () => ['test-postgres', 'bench-postgres'].map((name) => join(knownFolder(), name));

/** @param {string} folder @param {import('./place.mjs').Place} [place] not needed to stop it */
const serverIn = (folder, place = { bin: '', folder: '', account: null }) =>
  new PostgresServer(place, join(folder, 'data'), join(folder, 'postgres.log'));
