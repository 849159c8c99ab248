import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { run } from '../children.mjs';
import { readText } from '../files.mjs';
import { installLocked } from '../npm.mjs';
import { projectOutput, root } from '../paths.mjs';
import { tail } from '../text.mjs';
import { openApiLinter } from './openapi-linter.mjs';
import { badEnding, broken, LIMIT_MS, withEnding } from './suite.mjs';

/**
 * The test projects: those of tests/*\/*.csproj that reference xunit.v3, which makes each an executable with its
 * own runner. Others there are libraries, load generators and the like.
 * @param {import('../paths.mjs').GrainRuntime} runtime
 * @returns {import('./suite.mjs').Suite[]}
 */
export function dotnetSuites(runtime) {
  const tests = join(root, 'tests');
  const folders = existsSync(tests) ? readdirSync(tests).sort() : [];
  const projects = folders.map((folder) => join(tests, folder, `${folder}.csproj`));
  return projects.filter((path) => readText(path)?.includes('"xunit.v3"')).map((project) => {
    const [name, dll] = [basename(project, '.csproj'), assemblyOf(project, runtime)];
    return { name, run: (how) => runProject(name, dll, dirname(project), how) };
  });
}

/** @param {string} project path of the .csproj @param {import('../paths.mjs').GrainRuntime} runtime */
export function assemblyOf(project, runtime) {
  const name = basename(project, '.csproj');
  const assembly = /<AssemblyName>([^<]+)</.exec(readText(project) ?? '')?.[1] ?? name;
  return join(projectOutput(runtime, name), `${assembly}.dll`);
}

/** @param {string} name @param {string} dll @param {string} folder of the project @param {import('./suite.mjs').SuiteRun} how */
async function runProject(name, dll, folder, { filters, environment, results, stop }) {
  if (!existsSync(dll)) return broken(name, `it was not built: is it in InstaHub.sln? (no ${dll})`);
  // Programs by others that its tests compare ours with.
  if (existsSync(join(folder, 'package-lock.json'))) await installLocked(folder, { stop, scripts: false });
  const report = join(results, `${name}.ctrf.json`);
  const log = join(results, `${name}.log`);
  rmSync(report, { force: true });
  const tools = name === 'Web.Integration' ? { INSTAHUB_OPENAPI_LINTER: await openApiLinter(stop) } : {};
  const args = [dll, '-ctrf', report, '-noLogo', '-noColor', '-noAutoReporters', ...filters.flatMap((part) => ['-method', `*${part}*`])];
  const ended = badEnding(await run('dotnet', args, { cwd: dirname(dll), env: { ...environment, ...tools }, log, stop, timeoutMs: LIMIT_MS }));
  const text = readText(report);
  if (text === null) return broken(name, `no report: it ${ended ?? 'ended'}. The end of ${log}:\n${tail(readText(log) ?? '', 60)}`);
  return withEnding(fromCtrf(text), name, ended && `${ended}, see ${log}`);
}

/**
 * Reads a report in the Common Test Report Format as xunit.v3 writes it: it counts a failure outside of tests
 * (a fixture that cannot be disposed of) nowhere but in `errors`, calls tests that were not run `other`, and
 * escapes quotes and backslashes twice.
 * @param {string} text
 * @returns {import('./suite.mjs').Outcome}
 */
export function fromCtrf(text) {
  const { tests, extra } = JSON.parse(text).results;
  /** @param {{ name: string, message?: string, trace?: string, extra?: { reason?: string } }} test */
  const named = ({ name, message, trace, extra: more }) =>
    ({ name: once(name), detail: once(more?.reason ?? [message, trace].filter(Boolean).join('\n')) });
  const once = (/** @type {string} */ escaped) => escaped.replace(/\\(["\\])/g, '$1');
  /** @param {...string} statuses */
  const those = (...statuses) => tests.filter((/** @type {{ status: string }} */ { status }) => statuses.includes(status));
  const errors = (extra?.suites ?? []).flatMap((/** @type {any} */ suite) => suite.errors ?? []);
  return {
    passed: those('passed').length,
    failed: [
      ...those('failed').map(named),
      ...errors.map((/** @type {{ name: string, type: string }} */ { name, type }) => ({ name: `${name} (${type})`, detail: 'an error outside of its tests; see the log' })),
    ],
    skipped: those('skipped', 'pending', 'other').map(named),
  };
}
