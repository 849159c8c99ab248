import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choose } from '../../commands/test.mjs';
import { fromLines } from './cli.mjs';
import { fromVitest } from './client.mjs';
import { fromCtrf } from './dotnet.mjs';
import { badEnding, sum, totalText, withEnding } from './suite.mjs';

test('a report of xunit.v3: failures outside of tests count, tests not run are skipped', () => {
  const outcome = fromCtrf(JSON.stringify({
    results: {
      extra: { suites: [{ errors: [{ name: 'A', type: 'test-class-cleanup' }] }] },
      tests: [
        { name: 'A.passes', status: 'passed' },
        { name: 'A.fails(text: \\"x\\")', status: 'failed', message: 'not equal', trace: 'at A.fails()' },
        { name: 'A.skips', status: 'skipped', extra: { reason: 'no network' } },
        { name: 'A.explicit', status: 'other' },
      ],
    },
  }));
  assert.deepEqual(outcome, {
    passed: 1,
    failed: [{ name: 'A.fails(text: "x")', detail: 'not equal\nat A.fails()' }, { name: 'A (test-class-cleanup)', detail: 'an error outside of its tests; see the log' }],
    skipped: [{ name: 'A.skips', detail: 'no network' }, { name: 'A.explicit', detail: '' }],
  });
});

test('a report of Vitest: a file that cannot be loaded fails; tests that a filter left out are not skipped', () => {
  const report = JSON.stringify({
    testResults: [
      { name: 'a.test.ts', status: 'failed', assertionResults: [
        { fullName: ' one', status: 'passed' },
        { fullName: ' two', status: 'failed', failureMessages: ['broken'] },
        { fullName: ' three', status: 'pending' },
      ] },
      { name: 'b.test.ts', status: 'failed', message: 'cannot load', assertionResults: [] },
    ],
  });
  assert.deepEqual(fromVitest(report, false), {
    passed: 1,
    failed: [{ name: 'two', detail: 'broken' }, { name: 'b.test.ts', detail: 'cannot load' }],
    skipped: [{ name: 'three', detail: undefined }],
  });
  assert.deepEqual(fromVitest(report, true).skipped, []);
});

test('a report of the tests of the command itself', () => {
  const lines = ['passed', 'failed', 'skipped', 'passed'].map((status, at) => JSON.stringify({ name: `test ${at}`, status })).join('\n');
  const outcome = fromLines(`${lines}\n`);
  assert.deepEqual(sum([outcome, outcome]), { passed: 4, failed: 2, skipped: 2 });
  assert.equal(totalText(sum([outcome])), '2 passed, 1 failed, 1 skipped');
});

test('a program that ends badly without a failed test is a failure', () => {
  const passed = { passed: 3, failed: [], skipped: [] };
  const ended = (/** @type {number | null} */ code, /** @type {NodeJS.Signals | null} */ signal = null, timedOut = false) => badEnding({ code, signal, timedOut });
  assert.equal(ended(0), null);
  assert.deepEqual(withEnding(passed, 'Faults', ended(0)), passed);
  assert.deepEqual(withEnding(passed, 'Faults', ended(134)).failed, [{ name: 'Faults', detail: 'ended with exit code 134' }]);
  assert.match(String(ended(null, 'SIGKILL')), /SIGKILL/);
  assert.match(String(ended(null, 'SIGTERM', true)), /20 minutes/);
});

test('a word chooses suites if it is part of the name of one, else tests', () => {
  const all = ['cli', 'Stores.Contract', 'Web.Integration'].map((name) => ({ name, run: async () => ({ passed: 0, failed: [], skipped: [] }) }));
  const chosen = (/** @type {string[]} */ ...words) => {
    const { suites, filters } = choose(all, words);
    return [suites.map(({ name }) => name), filters];
  };
  assert.deepEqual(chosen(), [['cli', 'Stores.Contract', 'Web.Integration'], []]);
  assert.deepEqual(chosen('stores'), [['Stores.Contract'], []]);
  assert.deepEqual(chosen('stores', 'Migrator'), [['Stores.Contract'], ['Migrator']]);
  assert.deepEqual(chosen('Migrator'), [['cli', 'Stores.Contract', 'Web.Integration'], ['Migrator']]);
});
