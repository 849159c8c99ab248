import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ending, start } from '../children.mjs';
import { recordOf, isAlive, send } from '../processes.mjs';
import { as, serverAccount } from './account.mjs';
import { PostgresServer } from './server.mjs';
import { testSettings } from './settings.mjs';

const bin = given('INSTAHUB_POSTGRES_BIN');
const scratch = given('INSTAHUB_POSTGRES_SCRATCH');
const account = serverAccount(scratch);
const folder = join(scratch, 'cli-server');
const log = join(mkdtempSync(join(scratch, 'cli-log-')), 'postgres.log');
const server = new PostgresServer({ bin, folder: scratch, account }, folder, log);

before(() => server.initialise('secret', ['--no-sync']));
after(() => server.stop());

test('a server starts on the loopback and stops', async () => {
  const { child, pid, port } = await server.start(testSettings());
  assert.deepEqual(server.running(), { pid, port, ready: true });
  assert.equal(await authenticationAsked(port), 'SCRAM-SHA-256');
  await server.stop();
  assert.deepEqual(await ending(child), { code: 0, signal: null });
  assert.equal(server.running(), null);
});

test('statements run while nobody can connect, and an error in one is told', async () => {
  await server.execute(['create role reader login', 'create database library owner reader']);
  await assert.rejects(server.execute(['create role reader login']), /role "reader" already exists/);
});

test('a killed server starts again, even when its process number belongs to another process of that user', async () => {
  const { child } = await server.start(testSettings());
  send(child.pid, 'SIGKILL');
  await ending(child);
  const other = await start('sleep', ['1000'], { stdio: 'ignore', cwd: '/', ...as(account) });
  try {
    const lock = join(folder, 'postmaster.pid');
    writeFileSync(lock, readFileSync(lock, 'utf8').replace(/^\d+/, String(other.pid)));
    assert.equal(server.running(), null);
    assert.equal((await server.start(testSettings())).ready, true);
    await server.stop();
  } finally {
    send(other.pid, 'SIGKILL');
  }
});

test('a port that is taken is left to its owner', async () => {
  const owner = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => owner.once('listening', resolve));
  const taken = /** @type {net.AddressInfo} */ (owner.address()).port;
  const { port } = await server.start(testSettings(), taken);
  assert.notEqual(port, taken);
  await server.stop();
  owner.close();
});

test('a server that cannot start tells the end of its log and leaves no process', async () => {
  await assert.rejects(server.start({ ...testSettings(), max_connections: 'many' }), /invalid value for parameter "max_connections"/);
  assert.equal(server.running(), null);
});

test('only a server on this very folder counts as running', () => {
  const other = new PostgresServer({ bin, folder: scratch, account }, mkdtempSync(join(scratch, 'cli-other-')), log);
  writeFileSync(join(other.folder, 'postmaster.pid'), `${process.pid}\n${folder}\n0\n5432\n\n127.0.0.1\n0\nready\n`);
  assert.equal(other.running(), null);
  assert.ok(isAlive(recordOf(process.pid)));
  rmSync(other.folder, { recursive: true });
});

/** The way of authentication the server asks a stranger for. @param {number} port @returns {Promise<string>} */
function authenticationAsked(port) {
  const parameters = Buffer.from('user\0stranger\0database\0postgres\0\0');
  const startup = Buffer.alloc(8);
  startup.writeInt32BE(8 + parameters.length, 0);
  startup.writeInt32BE(0x0003_0000, 4); // protocol 3.0
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write(Buffer.concat([startup, parameters])));
    socket.once('error', reject);
    socket.once('data', (answer) => {
      socket.destroy();
      resolve(answer.toString('latin1', 9, answer.indexOf(0, 9)));
    });
  });
}

/** @param {string} name */
function given(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run these tests by ./instahub test cli`);
  return value;
}
