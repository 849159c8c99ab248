import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun } from './children.mjs';
import { readText, writeText } from './files.mjs';
import { installLocked } from './npm.mjs';
import { artifacts, client, webRoot } from './paths.mjs';
import { fingerprint } from './stamp.mjs';

/**
 * Builds the web client into web-frontend/wwwroot, unless nothing changed since the last successful build.
 * @param {import('./build.mjs').Context} context
 */
export async function buildClient({ report, stop }) {
  if (!existsSync(join(client, 'package.json'))) return;
  await report.step('client', 'looking for changes', async (tell) => {
    const stamp = join(artifacts, 'client-build.stamp');
    const sources = fingerprint(client);
    if (existsSync(join(webRoot, 'index.html')) && readText(stamp) === sources) return { text: 'up to date' };
    tell('installing npm packages');
    await installLocked(client, { stop, scripts: true });
    tell('npm run build');
    await mustRun('npm', ['run', 'build'],
      { cwd: client, log: join(artifacts, 'logs', 'client-build.log'), stop, what: 'npm run build of the client' });
    writeText(stamp, sources);
    return { text: 'built' };
  });
}
