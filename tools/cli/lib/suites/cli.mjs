import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../children.mjs';
import { readText } from '../files.mjs';
import { root, tools } from '../paths.mjs';
import { tail } from '../text.mjs';
import { badEnding, broken, LIMIT_MS, withEnding } from './suite.mjs';

const name = 'cli';
const folder = join(tools, 'cli');

/** The tests of `instahub` itself, run by Node's own runner. @type {import('./suite.mjs').Suite} */
export const cliSuite = { name, run: runTests };

/** @param {import('./suite.mjs').SuiteRun} how @returns {Promise<import('./suite.mjs').Outcome>} */
async function runTests({ filters, environment, results, stop }) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.test.mjs')).sort();
  const report = join(results, `${name}.jsonl`);
  const log = join(results, `${name}.log`);
  rmSync(report, { force: true });
  // Most of their time they wait for other processes.
  const args = ['--test', '--test-concurrency=4', `--test-reporter=${fileURLToPath(new URL('cli-reporter.mjs', import.meta.url))}`, `--test-reporter-destination=${report}`,
    ...filters.map((part) => `--test-name-pattern=${escape(part)}`), ...files.map((path) => join(folder, path))];
  const ended = badEnding(await run(process.execPath, args, { cwd: root, env: environment, log, stop, timeoutMs: LIMIT_MS }));
  const text = readText(report);
  if (text === null) return broken(name, `no report: it ${ended ?? 'ended'}\n${tail(readText(log) ?? '', 60)}`);
  return withEnding(fromLines(text), name, ended && `${ended}, see ${log}`);
}

/** @param {string} text */
export const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** @param {string} text what cli-reporter.mjs wrote @returns {import('./suite.mjs').Outcome} */
export function fromLines(text) {
  const tests = text.split('\n').filter(Boolean).map((line) => JSON.parse(line));
  const those = (/** @type {string} */ status) => tests.filter((test) => test.status === status);
  return { passed: those('passed').length, failed: those('failed'), skipped: those('skipped') };
}
