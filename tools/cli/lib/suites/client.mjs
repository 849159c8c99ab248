import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../children.mjs';
import { readJson, readText } from '../files.mjs';
import { installLocked } from '../npm.mjs';
import { client } from '../paths.mjs';
import { tail } from '../text.mjs';
import { escape } from './cli.mjs';
import { badEnding, broken, LIMIT_MS, withEnding } from './suite.mjs';

const name = 'client';

/** The web client's own tests, run by Vitest; none if the client has no Vitest. @returns {import('./suite.mjs').Suite[]} */
export const clientSuites = () => (readJson(join(client, 'package.json'))?.devDependencies?.vitest ? [{ name, run: runTests }] : []);

/** @param {import('./suite.mjs').SuiteRun} how @returns {Promise<import('./suite.mjs').Outcome>} */
async function runTests({ filters, environment, results, stop }) {
  const report = join(results, `${name}.json`);
  const log = join(results, `${name}.log`);
  rmSync(report, { force: true });
  await installLocked(client, { stop, scripts: true }); // a build that is up to date says nothing of the packages
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, '--passWithNoTests',
    ...(filters.length > 0 ? ['-t', filters.map(escape).join('|')] : [])];
  const ended = badEnding(await run(join(client, 'node_modules', '.bin', 'vitest'), args,
    { cwd: client, env: environment, log, stop, timeoutMs: LIMIT_MS }));
  const text = readText(report);
  if (text === null) return broken(name, `no report: it ${ended ?? 'ended'}. The end of ${log}:\n${tail(readText(log) ?? '', 60)}`);
  return withEnding(fromVitest(text, filters.length > 0), name, ended && `${ended}, see ${log}`);
}

/**
 * Reads Vitest's JSON report.
 * @param {string} text
 * @param {boolean} filtered whether tests were chosen by name: the others are then reported as skipped
 * @returns {import('./suite.mjs').Outcome}
 */
export function fromVitest(text, filtered) {
  /** @type {{ testResults: { name: string, status: string, message: string, assertionResults: { fullName: string, status: string, failureMessages?: string[] }[] }[] }} */
  const { testResults } = JSON.parse(text);
  const tests = testResults.flatMap((file) => file.assertionResults);
  const named = (/** @type {string[]} */ ...statuses) => tests.filter(({ status }) => statuses.includes(status))
    .map(({ fullName, failureMessages }) => ({ name: fullName.trim(), detail: failureMessages?.join('\n') }));
  // A file that cannot be loaded has no tests to fail.
  const unloaded = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
    .map((file) => ({ name: file.name, detail: file.message }));
  return {
    passed: named('passed').length,
    failed: [...named('failed'), ...unloaded],
    skipped: filtered ? [] : named('pending', 'skipped', 'todo', 'disabled'),
  };
}
