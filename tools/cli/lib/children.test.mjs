import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { mustRun, run } from './children.mjs';
import { Interrupted } from './errors.mjs';
import { gone, recordOf } from './processes.mjs';
import { until } from '../testing/until.mjs';

const never = new AbortController().signal;
const folder = mkdtempSync(join(tmpdir(), 'instahub-children-'));
after(() => rmSync(folder, { recursive: true }));

test('what a program prints is in the log, and in the error when it fails', async () => {
  const log = join(folder, 'prints.log');
  await mustRun('sh', ['-c', 'echo all is well'], { log, stop: never, what: 'the program' });
  assert.equal(readFileSync(log, 'utf8'), 'all is well\n');
  await assert.rejects(mustRun('sh', ['-c', 'echo no good; exit 7'], { log, stop: never, what: 'the program' }),
    /the program failed \(exit code 7\)[^]*no good/);
});

test('a program that cannot be started is an error that names it', async () => {
  await assert.rejects(run('no-such-program', [], { stop: never }), /no-such-program could not be started/);
});

test('a program that takes too long is ended with all it started', async () => {
  const log = join(folder, 'hangs.log');
  const { timedOut, signal } = await run('sh', ['-c', 'sleep 1000 & echo $!; wait'], { log, stop: never, timeoutMs: 200 });
  assert.ok(timedOut);
  assert.equal(signal, 'SIGTERM');
  assert.ok(await gone(recordOf(Number(readFileSync(log, 'utf8'))), 10_000), 'its child is still there');
});

test('a program is ended with all it started when the command is interrupted', async () => {
  const stop = new AbortController();
  const log = join(folder, 'interrupted.log');
  const running = run('sh', ['-c', "trap '' TERM; sleep 1000 & echo $!; echo up >&2; wait"], { log, stop: stop.signal });
  const interrupted = assert.rejects(running, (error) => error instanceof Interrupted && error.exitCode === 143);
  await until('the program to be up', () => readFileSync(log, 'utf8').includes('up'));
  const child = recordOf(Number.parseInt(readFileSync(log, 'utf8'), 10));
  stop.abort('SIGTERM');
  await interrupted;
  assert.ok(await gone(child, 10_000), 'its child is still there');
  await assert.rejects(run('true', [], { stop: stop.signal }), Interrupted);
});
