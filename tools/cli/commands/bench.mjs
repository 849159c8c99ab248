import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from '../lib/build.mjs';
import { run } from '../lib/children.mjs';
import { UserError } from '../lib/errors.mjs';
import { commitText, machineText } from '../lib/machine.mjs';
import { artifacts, root } from '../lib/paths.mjs';
import { settings } from '../lib/postgres/settings.mjs';
import { withTemporaryServer } from '../lib/postgres/temporary.mjs';
import { find, installCommand } from '../lib/requirements.mjs';
import { chooseRuntime } from '../lib/runtime.mjs';
import { runOnSeededProduct } from '../lib/seeded.mjs';
import { assemblyOf } from '../lib/suites/dotnet.mjs';
import { exitCodeOf } from '../lib/text.mjs';

const execute = promisify(execFile);

/** @type {import('../main.mjs').Options} */
export const options = { runtime: { type: 'string' } };
export const passesOn = true;

/**
 * Runs one benchmark of tests/Load; without a name, has it list them.
 * @param {import('../main.mjs').Invocation} invocation
 * @returns {Promise<number>} the exit code of the benchmark
 */
export async function main({ values, rest, context }) {
  const { report, stop } = context;
  report.note('machine', machineText());
  report.note('commit', commitText());
  const runtime = await chooseRuntime(context, values.runtime);
  await build(context, runtime);
  if (rest[0] === 'client') {
    const what = { program: 'bench.mjs', seed: ['--users', '250', '--posts-per-user', '30', '--photos', '2500'], output: join(artifacts, 'bench-client') };
    return exitCodeOf(await runOnSeededProduct(context, runtime, what));
  }
  const dll = assemblyOf(join(root, 'tests', 'Load', 'Load.csproj'), runtime);
  if (!existsSync(dll)) throw new UserError(`There is no load generator: ${dll} was not built.`);

  const bench = async (/** @type {NodeJS.ProcessEnv} */ environment) =>
    exitCodeOf(await run('dotnet', [dll, 'bench', ...rest], { cwd: root, env: { ...process.env, ...environment }, stop }));
  if (rest.length === 0) return bench({});
  const other = runtime === 'Embedded' ? 'Orleans' : 'Embedded';
  const otherDll = assemblyOf(join(root, 'tests', 'Load', 'Load.csproj'), other);
  if (rest[0] === 'runtime' && existsSync(otherDll)) return compare([[runtime, dll], [other, otherDll]], rest, report);
  if (!find('pgbench')) report.note('missing', `pgbench, for comparisons with bare PostgreSQL; to install: ${installCommand(['postgresql-contrib'])}`);
  // With the product's own settings: a figure from a server that may lose data would say nothing.
  return withTemporaryServer(context, { name: 'bench-postgres', settings: settings() }, (servers) => {
    report.line();
    return bench({ ...servers, ConnectionStrings__InstaHub: undefined });
  });
}

/**
 * Runs a benchmark that prints figure, value and unit between tabs on each build in turn, and lays them side by side.
 * @param {[string, string][]} builds name and assembly of each
 * @param {string[]} rest
 * @param {import('../lib/report.mjs').Report} report
 */
async function compare(builds, rest, report) {
  /** @type {Map<string, string[]>} */
  const rows = new Map();
  for (const [index, [name, dll]] of builds.entries()) {
    report.note('bench', `${rest.join(' ')} on ${name} …`);
    const { stdout } = await execute('dotnet', [dll, 'bench', ...rest], { cwd: root, maxBuffer: 1 << 24 });
    for (const line of stdout.split('\n').filter((text) => text.includes('\t'))) {
      const [figure = '', value = '', unit = ''] = line.split('\t');
      const key = `${figure} ${unit === '' ? '' : `(${unit})`}`.trim();
      rows.set(key, [...(rows.get(key) ?? Array(index).fill('')), value]);
    }
  }
  const width = Math.max(...[...rows.keys()].map((key) => key.length));
  report.line(`${' '.repeat(width)}${builds.map(([name]) => name.padStart(16)).join('')}`);
  for (const [figure, values] of rows) report.line(`${figure.padEnd(width)}${values.map((value) => value.padStart(16)).join('')}`);
  return 0;
}
