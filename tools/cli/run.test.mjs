import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, test } from 'node:test';
import { readText } from './lib/files.mjs';
import { send } from './lib/processes.mjs';
import { Checkout } from './testing/checkout.mjs';
import { until } from './testing/until.mjs';

const checkout = new Checkout();
afterEach(() => assert.deepEqual(checkout.processes(), [], 'a process was left behind'));
after(() => checkout.remove());

const builds = () => checkout.calls().filter((call) => call.startsWith('build ')).length;
const record = () => JSON.parse(readFileSync(join(checkout.folder, '.data', 'run.json'), 'utf8'));

test('SIGTERM stops the silo, then the database', async () => {
  const { running } = await checkout.up();
  assert.ok(checkout.processes().length >= 2);
  send(running.pid, 'SIGTERM');
  assert.equal(await running.code, 0);
  assert.match(running.printed, /silo: the database is still there[^]*silo stopped[^]*PostgreSQL stopped/);
});

test('Ctrl-C does the same; the next start builds nothing and has the same database', async () => {
  const first = await checkout.up();
  send(-first.running.pid, 'SIGINT'); // a terminal signals the whole group
  assert.equal(await first.running.code, 0);
  assert.match(first.running.printed, /silo: the database is still there[^]*silo stopped[^]*PostgreSQL stopped/);

  const [built, access] = [builds(), readFileSync(join(checkout.folder, '.data', 'postgres.json'), 'utf8')];
  const second = await checkout.up();
  send(second.running.pid, 'SIGTERM');
  assert.equal(await second.running.code, 0);
  assert.match(second.running.printed, /server +up to date/);
  assert.equal(builds(), built);
  assert.equal(readFileSync(join(checkout.folder, '.data', 'postgres.json'), 'utf8'), access);
});

test('a changed source is built again', async () => {
  await checkout.run(['build']);
  const before = builds();
  checkout.write('silo/Program.cs', '// changed');
  assert.equal((await checkout.run(['build'])).code, 0);
  assert.equal(builds(), before + 1);
});

test('a silo that ends by itself gives its exit code; the database is stopped', async () => {
  const { running, port } = await checkout.up();
  await fetch(`http://127.0.0.1:${port}/exit`).catch(() => {}); // it ends instead of answering
  assert.equal(await running.code, 3);
  assert.match(running.printed, /ended by itself \(exit code 3\)[^]*PostgreSQL stopped/);
});

test('a silo that does not stop is killed at the second Ctrl-C', async () => {
  const { running } = await checkout.up({ FAKE_SILO: 'hangs' });
  send(-running.pid, 'SIGINT');
  await running.prints('silo: will not stop');
  send(-running.pid, 'SIGINT');
  assert.equal(await running.code, 0);
  assert.match(running.printed, /silo killed, as asked for[^]*PostgreSQL stopped/);
});

test('one run at a time; doctor tells of it, seed uses its database and leaves it, stop ends it', async () => {
  const { running, port } = await checkout.up();
  const second = await checkout.run(['run']);
  assert.equal(second.code, 1);
  assert.match(second.printed, new RegExp(`already runs here, at http://127\\.0\\.0\\.1:${port}`));
  assert.match((await checkout.run(['doctor'])).printed, new RegExp(`product +http://127\\.0\\.0\\.1:${port}, Embedded, ready`));
  const seeded = await checkout.run(['seed', 'small', '--users', '3']);
  assert.match(seeded.printed, /PostgreSQL was running[^]*seeded small --users 3 in Database=instahub/);
  assert.doesNotMatch(seeded.printed, /PostgreSQL stopped/);
  assert.equal((await checkout.run(['stop'])).code, 0);
  assert.equal(await running.code, 0);
  assert.match((await checkout.run(['stop'])).printed, /Nothing was running/);
});

test('the last user of the database stops it, whoever started it', async () => {
  const seed = checkout.start(['seed'], { FAKE_SEED: 'hangs' });
  await seed.prints('hanging');
  const { running } = await checkout.up();
  send(seed.pid, 'SIGTERM');
  assert.equal(await seed.code, 143);
  assert.doesNotMatch(seed.printed, /PostgreSQL stopped/);
  send(running.pid, 'SIGTERM');
  assert.equal(await running.code, 0);
  assert.match(running.printed, /silo: the database is still there[^]*PostgreSQL stopped/);
});

test('what a killed run left is ended by stop', async () => {
  const { running } = await checkout.up();
  send(running.pid, 'SIGKILL');
  await until('the end of instahub', () => !checkout.processes().includes(running.pid));
  assert.match((await checkout.run(['doctor'])).printed, /its instahub was killed/);
  assert.match((await checkout.run(['stop'])).printed, /silo stopped[^]*PostgreSQL stopped/);
});

test('what a killed run left is taken over by the next run', async () => {
  const killed = await checkout.up();
  send(killed.running.pid, 'SIGKILL');
  await until('the end of instahub', () => !checkout.processes().includes(killed.running.pid));
  const { running } = await checkout.up();
  assert.match(running.printed, /left over +silo stopped[^]*PostgreSQL was running/);
  send(running.pid, 'SIGTERM');
  assert.equal(await running.code, 0);
});

test('after instahub, silo and database were killed at once the next run comes up', async () => {
  const { running } = await checkout.up();
  const { silo } = record();
  for (const pid of [running.pid, silo.pid, ...checkout.processes()]) send(pid, 'SIGKILL');
  const next = await checkout.up();
  send(next.running.pid, 'SIGTERM');
  assert.equal(await next.running.code, 0);
});

test('a taken port is told before anything starts', async () => {
  const { running, port } = await checkout.up();
  const other = new Checkout();
  try {
    const refused = await other.run(['run', '--port', String(port)]);
    assert.equal(refused.code, 1);
    assert.match(refused.printed, new RegExp(`Port ${port} is taken`));
  } finally {
    await other.remove();
    send(running.pid, 'SIGTERM');
    await running.code;
  }
});

test('a failed build tells the compiler\'s words, starts nothing and is tried again', async () => {
  checkout.write('silo/Program.cs', '// broken');
  const failed = await checkout.run(['run'], { FAKE_BUILD: 'fails' });
  assert.equal(failed.code, 1);
  assert.match(failed.printed, /dotnet build failed[^]*error CS1002/);
  assert.doesNotMatch(failed.printed, /PostgreSQL/);
  assert.equal((await checkout.run(['build'])).code, 0);
});

test('a signal while building ends the build', async () => {
  checkout.write('silo/Program.cs', '// changed again');
  const running = checkout.start(['run'], { FAKE_BUILD: 'hangs' });
  await until('the build', () => readText(join(checkout.folder, 'artifacts', 'logs', 'build-embedded.log'))?.includes('hanging'));
  send(running.pid, 'SIGTERM');
  assert.equal(await running.code, 143);
});
