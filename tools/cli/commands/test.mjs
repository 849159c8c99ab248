import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../lib/build.mjs';
import { runtimeArtifacts } from '../lib/paths.mjs';
import { testSettings } from '../lib/postgres/settings.mjs';
import { withTemporaryServer } from '../lib/postgres/temporary.mjs';
import { chooseRuntime } from '../lib/runtime.mjs';
import { cliSuite } from '../lib/suites/cli.mjs';
import { clientSuites } from '../lib/suites/client.mjs';
import { dotnetSuites } from '../lib/suites/dotnet.mjs';
import { sum, totalText } from '../lib/suites/suite.mjs';

/** @typedef {import('../lib/suites/suite.mjs').Suite} Suite */
/** @typedef {import('../lib/suites/suite.mjs').Outcome} Outcome */

/** @type {import('../main.mjs').Options} */
export const options = { runtime: { type: 'string' } };
export const takesNames = true;

/**
 * Builds, runs every test (or those that the filters choose) and closes with the sum.
 * @param {import('../main.mjs').Invocation} invocation
 * @returns {Promise<number>} 1 when anything failed or no test ran
 */
export async function main({ values, rest, context }) {
  const { report, stop } = context;
  const runtime = await chooseRuntime(context, values.runtime);
  await build(context, runtime);

  const { suites, filters } = choose([cliSuite, ...clientSuites(), ...dotnetSuites(runtime)], rest);
  const results = join(runtimeArtifacts(runtime), 'test-results');
  mkdirSync(results, { recursive: true });

  /** @type {{ suite: Suite, outcome: Outcome }[]} */
  const outcomes = [];
  await withTemporaryServer(context, { name: 'test-postgres', settings: testSettings(), initdb: ['--no-sync'] }, async (servers) => {
    const { ConnectionStrings__InstaHub: _, ...environment } = { ...process.env, ...servers }; // no test may reach the product's data
    for (const suite of suites) {
      const outcome = await report.step('test', `running ${suite.name}`, async () => {
        const value = await suite.run({ filters, environment, results, stop });
        return { text: `${suite.name}: ${totalText(sum([value]))}`, value };
      });
      for (const { name, detail } of outcome.failed) report.line(`\n    FAILED ${name}\n${indent(detail ?? '')}\n`);
      outcomes.push({ suite, outcome });
    }
  });

  const total = sum(outcomes.map(({ outcome }) => outcome));
  report.line();
  for (const { suite, outcome } of outcomes) {
    for (const { name, detail } of outcome.skipped) report.line(`skipped  ${suite.name}: ${name}${detail ? ` (${detail})` : ''}`);
  }
  for (const { suite, outcome } of outcomes) {
    for (const { name } of outcome.failed) report.line(`failed   ${suite.name}: ${name}`);
  }
  if (total.passed + total.failed === 0) report.line(`No test ran${rest.length > 0 ? `: nothing matches ${rest.join(', ')}` : ''}.`);
  report.line(totalText(total));
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
}

/**
 * Which suites are run, with which filters on their tests. A word that is part of the name of a suite chooses
 * suites, any other chooses tests.
 * @param {Suite[]} all
 * @param {string[]} words
 */
export function choose(all, words) {
  const matching = (/** @type {string} */ word) => all.filter(({ name }) => name.toLowerCase().includes(word.toLowerCase()));
  const chosen = new Set(words.flatMap(matching));
  return {
    suites: chosen.size > 0 ? all.filter((suite) => chosen.has(suite)) : all,
    filters: words.filter((word) => matching(word).length === 0),
  };
}

/** @param {string} text */
const indent = (text) => text.split('\n').map((line) => `      ${line}`).join('\n');
