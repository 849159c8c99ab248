import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun } from './children.mjs';
import { buildClient } from './client.mjs';
import { buildEnvironment } from './dotnet.mjs';
import { UserError } from './errors.mjs';
import { readText, writeText } from './files.mjs';
import { withLock } from './lock.mjs';
import { artifacts, root, runtimeArtifacts, siloDll, solution } from './paths.mjs';
import { fingerprint } from './stamp.mjs';

/** @typedef {import('./paths.mjs').GrainRuntime} GrainRuntime */
/**
 * What every command works with. `stop` is aborted by the first signal to end, with its name as the reason;
 * `hurry` by the second.
 * @typedef {{ report: import('./report.mjs').Report, stop: AbortSignal, hurry: AbortSignal }} Context
 */

/**
 * Builds client and server, each only if something changed since its last successful build.
 * @param {Context} context
 * @param {GrainRuntime} runtime
 */
export async function build(context, runtime) {
  const { report, stop } = context;
  const waiting = (/** @type {number} */ pid) => report.note('build', `waiting for the build of another instahub (process ${pid})`);
  mkdirSync(artifacts, { recursive: true });
  await withLock(join(artifacts, 'build.lock'), { stop, waiting }, async () => {
    await buildClient(context);
    await buildServer(context, runtime);
  });
}

/** @param {Context} context @param {GrainRuntime} runtime */
async function buildServer({ report, stop }, runtime) {
  if (!existsSync(solution)) throw new UserError(`${solution} is missing: this checkout is not complete`);
  await report.step('server', `looking for changes`, async (tell) => {
    const stamp = join(runtimeArtifacts(runtime), 'instahub-build.stamp');
    if (existsSync(siloDll(runtime)) && readText(stamp) === serverFingerprint(runtime)) return { text: 'up to date' };
    rmSync(stamp, { force: true });

    const property = `-p:GrainRuntime=${runtime}`;
    const log = (/** @type {string} */ name) => join(artifacts, 'logs', `${name}-${runtime.toLowerCase()}.log`);
    tell(`restoring packages of ${runtime}`);
    await mustRun('dotnet', ['restore', solution, property, '-tl:off'],
      { cwd: root, env: buildEnvironment(), log: log('restore'), stop, what: 'dotnet restore' });
    // Taken after the restore, which writes lock files, and before the build: an edit while it builds is built next time.
    const sources = serverFingerprint(runtime);
    tell(`building InstaHub.sln for ${runtime}`);
    await mustRun('dotnet', ['build', solution, '-c', 'Release', '--no-restore', property, '-tl:off', '-v:minimal'],
      { cwd: root, env: buildEnvironment(), log: log('build'), stop, what: 'dotnet build' });
    writeText(stamp, sources);
    return { text: `built for ${runtime}` };
  });
}

/** @param {GrainRuntime} runtime */
const serverFingerprint = (runtime) => fingerprint(root, {
  without: ['docs', 'tools', '.ci', 'web-frontend/client', 'web-frontend/wwwroot'],
  also: [runtime, process.env.NUGET_PACKAGES ?? '', process.env.RestoreAdditionalProjectSources ?? ''],
});
