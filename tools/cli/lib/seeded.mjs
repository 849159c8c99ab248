import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './children.mjs';
import { UserError } from './errors.mjs';
import { installLocked } from './npm.mjs';
import { root, siloDll } from './paths.mjs';
import { freePort } from './ports.mjs';
import { settings } from './postgres/settings.mjs';
import { withTemporaryServer } from './postgres/temporary.mjs';
import { find, installCommand } from './requirements.mjs';
import { becomesReady, siloRecord, startSilo, stopSilo } from './silo.mjs';

/** The first account that the seed makes, and everybody's password. */
const viewer = ['noor.olsen0', 'instahub-seed'];

const programs = join(root, 'tests', 'EndToEnd');

/**
 * Runs a program of tests/EndToEnd/browser on a product of its own, seeded and thrown away afterwards, with Chromium.
 * @param {import('./build.mjs').Context} context
 * @param {import('./paths.mjs').GrainRuntime} runtime
 * @param {{ program: string, seed: string[], output: string }} what `seed`: arguments of `silo seed`; `output`: folder that the program writes to
 * @returns {Promise<import('./children.mjs').Ending>}
 */
export async function runOnSeededProduct(context, runtime, { program, seed, output }) {
  const chromium = process.env.INSTAHUB_CHROMIUM || find('chromium', 'chromium-browser', 'google-chrome');
  if (!chromium) throw new UserError(`There is no Chromium; to install: ${installCommand(['chromium'])}`);
  await installLocked(programs, { stop: context.stop, scripts: false });
  const media = mkdtempSync(join(tmpdir(), 'instahub-media-'));
  try {
    return await withTemporaryServer(context, { name: 'bench-postgres', settings: settings() }, async ({ INSTAHUB_TEST_POSTGRES: connectionString }) => {
      const url = `http://localhost:${await freePort()}`;
      const environment = {
        ...process.env,
        ASPNETCORE_URLS: url,
        ConnectionStrings__InstaHub: connectionString,
        Media__Path: media,
        RateLimits__Enabled: 'false',
        Logging__LogLevel__Default: 'Warning',
      };
      await run('dotnet', [siloDll(runtime), 'seed', ...seed], { cwd: root, env: environment, stop: context.stop });
      const silo = await startSilo(runtime, environment);
      try {
        if (!(await becomesReady(url, silo, { stop: context.stop, tell: () => {} }))) throw new UserError('The product ended before it was ready.');
        return await run('node', [join(programs, 'browser', program), url, chromium, ...viewer, output], { cwd: programs, env: environment, stop: context.stop });
      } finally {
        await stopSilo(siloRecord(silo), context.hurry);
      }
    });
  } finally {
    rmSync(media, { recursive: true, force: true });
  }
}
