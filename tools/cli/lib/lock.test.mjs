import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Interrupted } from './errors.mjs';
import { withLock } from './lock.mjs';
import { recordOf } from './processes.mjs';

const stop = new AbortController().signal;
const folder = mkdtempSync(join(tmpdir(), 'instahub-lock-'));
const path = join(folder, 'a.lock');
after(() => rmSync(folder, { recursive: true }));

test('one holder at a time; the next is told who it waits for', async () => {
  /** @type {string[]} */
  const order = [];
  /** @type {() => void} */
  let release = () => {};
  const first = withLock(path, { stop }, async () => {
    order.push('first in');
    await new Promise((resolve) => (release = () => resolve(undefined)));
    order.push('first out');
  });
  const second = withLock(path, {
    stop,
    waiting: (holder) => {
      assert.equal(holder, process.pid);
      order.push('second waits');
      release();
    },
  }, async () => void order.push('second in'));
  await Promise.all([first, second]);
  assert.deepEqual(order, ['first in', 'second waits', 'first out', 'second in']);
  assert.ok(!existsSync(path));
});

test('the lock of a dead holder is taken over', async () => {
  writeFileSync(path, JSON.stringify({ pid: process.pid, started: 'before the last reboot' }));
  assert.equal(await withLock(path, { stop }, async () => 'taken'), 'taken');
});

test('a lock is given back after an error', async () => {
  await assert.rejects(withLock(path, { stop }, async () => { throw new Error('work failed'); }), /work failed/);
  assert.ok(!existsSync(path));
});

test('waiting ends when the command is interrupted', async () => {
  writeFileSync(path, JSON.stringify(recordOf(process.pid)));
  const interrupt = new AbortController();
  const waiting = () => interrupt.abort('SIGINT');
  await assert.rejects(withLock(path, { stop: interrupt.signal, waiting }, async () => {}), Interrupted);
});
