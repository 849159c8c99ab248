import { join } from 'node:path';
import { installLocked } from '../npm.mjs';
import { root } from '../paths.mjs';

const folder = join(root, 'tests', 'OpenApiLint');

/**
 * The linter of the interface's description, for the tests of Web.Integration that run it.
 * @param {AbortSignal} stop
 * @returns {Promise<string>} its script
 */
export async function openApiLinter(stop) {
  await installLocked(folder, { stop, scripts: false });
  return join(folder, 'node_modules', '@redocly', 'cli', 'bin', 'cli.js');
}
