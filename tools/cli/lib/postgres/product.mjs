import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../errors.mjs';
import { readJson, writeJson } from '../files.mjs';
import { withLock } from '../lock.mjs';
import { data } from '../paths.mjs';
import { isAlive, recordOf } from '../processes.mjs';
import { installPackage } from './package.mjs';
import { knownFolder, placeOf } from './place.mjs';
import { PostgresServer } from './server.mjs';
import { settings } from './settings.mjs';

/** @typedef {{ port?: number, superuserPassword: string, password: string }} Access what .data/postgres.json holds */

const accessFile = join(data, 'postgres.json');
const users = join(data, 'postgres-users');
const log = join(data, 'postgres.log');
const lock = join(data, 'postgres.lock');
const never = new AbortController().signal;

/** The product's server as far as it is known without installing anything. */
export const productServer = () => new PostgresServer({ bin: '', folder: '', account: null }, join(knownFolder(), 'postgres'), log);

/**
 * Runs `work` with the product's database up: the server that ConnectionStrings__InstaHub names, or the embedded
 * one, which is started if it is not running and stopped by the last `instahub` that uses it.
 * @template T
 * @param {import('../build.mjs').Context} context
 * @param {{ leaveAsFound: boolean }} options whether a server found running is left running
 * @param {(connectionString: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withProductDatabase(context, { leaveAsFound }, work) {
  const given = process.env.ConnectionStrings__InstaHub;
  if (given) {
    context.report.note('database', 'the one that ConnectionStrings__InstaHub names');
    return work(given);
  }
  const place = placeOf(await installPackage(context));
  const server = new PostgresServer(place, join(place.folder, 'postgres'), log);
  const me = join(users, `${process.pid}.json`);
  const opened = await context.report.step('database', 'starting PostgreSQL', (tell) =>
    withLock(lock, { stop: context.stop, waiting: (pid) => tell(`waiting for another instahub (process ${pid})`) }, async () => {
      const { connectionString, found } = await open(server, tell);
      mkdirSync(users, { recursive: true });
      writeJson(me, recordOf(process.pid));
      const text = `PostgreSQL ${found ? 'was running' : 'started'} on 127.0.0.1:${server.running()?.port}, data in ${server.folder}`;
      return { text, value: { connectionString, found } };
    }));
  try {
    return await work(opened.connectionString);
  } finally {
    await withLock(lock, { stop: never }, async () => {
      rmSync(me, { force: true });
      if (!(leaveAsFound && opened.found)) await stopIfUnused(server, context.report);
    });
  }
}

/**
 * Stops a server that a killed `instahub` left.
 * @param {import('../report.mjs').Report} report
 * @returns {Promise<boolean>} whether there was one
 */
export async function stopLeftServer(report) {
  const server = productServer();
  return server.running() !== null && withLock(lock, { stop: never }, () => stopIfUnused(server, report));
}

/** @param {PostgresServer} server @param {import('../report.mjs').Report} report */
async function stopIfUnused(server, report) {
  if (liveUsers() > 0 || !server.running()) return false;
  await report.step('database', 'stopping PostgreSQL', async () => {
    await server.stop();
    return { text: 'PostgreSQL stopped' };
  });
  return true;
}

/**
 * @param {PostgresServer} server
 * @param {(doing: string) => void} tell
 * @returns {Promise<{ connectionString: string, found: boolean }>} `found`: it was running already
 */
async function open(server, tell) {
  if (!existsSync(server.folder)) {
    tell('making a new database');
    await make(server);
  }
  const access = /** @type {Access | null} */ (readJson(accessFile));
  if (!access) {
    throw new UserError(`${accessFile} with the passwords of the database in ${server.folder} is gone.\n`
      + 'Put it back from a backup, or move the database away to begin with an empty one.');
  }
  const found = await server.becomesReady();
  const { port } = found ?? (await server.start(settings(), access.port));
  if (port !== access.port) writeJson(accessFile, { ...access, port }, 0o600);
  const connectionString = `Host=127.0.0.1;Port=${port};Username=instahub;Password=${access.password};Database=instahub`;
  return { connectionString, found: found !== null };
}

/** Makes the data directory under another name first: a half-made one is never taken for a database. @param {PostgresServer} server */
async function make(server) {
  const half = new PostgresServer(server.place, `${server.folder}.new`, server.log);
  rmSync(half.folder, { recursive: true, force: true });
  /** @type {Access} */
  const access = { superuserPassword: password(), password: password() };
  await half.initialise(access.superuserPassword);
  // The product is not the superuser: what works here works on any server where it owns its database.
  await half.execute([
    `create role instahub login password '${access.password}'`,
    'create database instahub owner instahub',
  ]);
  writeJson(accessFile, access, 0o600);
  renameSync(half.folder, server.folder);
}

const password = () => randomBytes(24).toString('hex');

/** How many living `instahub` processes use the server; records of dead ones are removed. */
function liveUsers() {
  if (!existsSync(users)) return 0;
  return readdirSync(users).filter((name) => name.endsWith('.json')).map((name) => join(users, name)).filter((path) => {
    if (isAlive(readJson(path))) return true;
    rmSync(path, { force: true });
    return false;
  }).length;
}
