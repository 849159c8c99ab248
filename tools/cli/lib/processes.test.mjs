import assert from 'node:assert/strict';
import { realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { test } from 'node:test';
import { ending, start } from './children.mjs';
import { commandLine, gone, isAlive, recordOf, send, startOf, workingIn } from './processes.mjs';

const sleeper = (/** @type {string} */ cwd = '/') => start(process.execPath, ['-e', 'setInterval(() => {}, 1e6)'], { stdio: 'ignore', cwd });

test('a record names one process, and not a later one with its number', async () => {
  const child = await sleeper();
  const record = recordOf(child.pid);
  assert.ok(isAlive(record));
  assert.ok(!isAlive({ ...record, started: 'at another time' }));
  assert.equal(await gone(record, 0), false);
  send(child.pid, 'SIGKILL');
  assert.equal(await gone(record, 10_000), true);
  await ending(child);
  assert.equal(startOf(child.pid), null);
  send(child.pid, 'SIGTERM'); // nobody there: no error
});

test('command line and working directory tell a process', async () => {
  const folder = realpathSync(tmpdir());
  const child = await sleeper(folder);
  try {
    assert.match(commandLine(child.pid), /setInterval/);
    if (process.platform === 'linux') {
      assert.ok(workingIn(folder).includes(child.pid));
      assert.ok(!workingIn(`${folder}/below`).includes(child.pid));
    }
  } finally {
    send(child.pid, 'SIGKILL');
    await ending(child);
  }
});
