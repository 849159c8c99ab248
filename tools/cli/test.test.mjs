import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, test } from 'node:test';
import { readText } from './lib/files.mjs';
import { send } from './lib/processes.mjs';
import { Checkout } from './testing/checkout.mjs';
import { until } from './testing/until.mjs';

const checkout = new Checkout();
afterEach(() => {
  assert.deepEqual(checkout.processes(), [], 'a process was left behind');
  assert.deepEqual(readdirSync(join(checkout.place(), 'test-postgres')), [], 'a database was left behind');
});
after(() => checkout.remove());

const lastLine = (/** @type {string} */ printed) => printed.trimEnd().split('\n').at(-1);
const log = join(checkout.folder, 'artifacts', 'embedded', 'test-results', 'Sample.log');

test('the sum is the last line, what is skipped is named', async () => {
  const { code, printed } = await checkout.run(['test', 'sample']);
  assert.equal(code, 0);
  assert.equal(lastLine(printed), '1 passed, 0 failed, 1 skipped');
  assert.match(printed, /skipped +Sample: Sample\.Skips \(for a reason\)/);
});

test('a failure is told, named and counted', async () => {
  const { code, printed } = await checkout.run(['test', 'sample'], { FAKE_TESTS: 'fail' });
  assert.equal(code, 1);
  assert.equal(lastLine(printed), '1 passed, 1 failed, 1 skipped');
  assert.match(printed, /FAILED Sample\.Fails\n +not as expected[^]*\nfailed +Sample: Sample\.Fails\n/);
});

test('a test program that crashes counts as one failure', async () => {
  const { code, printed } = await checkout.run(['test', 'sample'], { FAKE_TESTS: 'crash' });
  assert.equal(code, 1);
  assert.equal(lastLine(printed), '0 passed, 1 failed, 0 skipped');
  assert.match(printed, /no report: it ended/);
});

test('a test project that was not built counts as one failure', async () => {
  checkout.write('tests/Forgotten/Forgotten.csproj', '<PackageReference Include="xunit.v3" />');
  checkout.write('tests/TestSupport/TestSupport.csproj', '<PackageReference Include="xunit.v3.extensibility.core" />'); // a library
  const { code, printed } = await checkout.run(['test', 'sample', 'forgotten', 'support']);
  assert.equal(code, 1);
  assert.equal(lastLine(printed), '1 passed, 1 failed, 1 skipped');
  assert.match(printed, /FAILED Forgotten\n +it was not built: is it in InstaHub\.sln\?/);
});

test('words that are no suite are handed on as parts of test names', async () => {
  await checkout.run(['test', 'sample', 'Passes', 'Skips']);
  assert.match(checkout.calls().at(-1) ?? '', /-method \*Passes\* -method \*Skips\*$/);
});

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  test(`${signal} ends tests and database, without a sum`, async () => {
    rmSync(log, { force: true });
    const running = checkout.start(['test', 'sample'], { FAKE_TESTS: 'hang' });
    await until('the tests', () => readText(log)?.includes('hanging'));
    send(signal === 'SIGINT' ? -running.pid : running.pid, signal);
    assert.equal(await running.code, signal === 'SIGINT' ? 130 : 143);
    assert.doesNotMatch(running.printed, /passed/);
  });
}

test('what killed tests left is ended by the next', async () => {
  rmSync(log, { force: true });
  const running = checkout.start(['test', 'sample'], { FAKE_TESTS: 'hang' });
  await until('the tests', () => readText(log)?.includes('hanging'));
  const [tests] = checkout.processes().filter((pid) => pid !== running.pid && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('Sample.dll'));
  send(running.pid, 'SIGKILL');
  send(tests, 'SIGKILL');
  await running.code;
  assert.notDeepEqual(checkout.processes(), []);
  assert.equal((await checkout.run(['test', 'sample'])).code, 0);
});
