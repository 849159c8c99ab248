import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../lib/build.mjs';
import { artifacts } from '../lib/paths.mjs';
import { chooseRuntime } from '../lib/runtime.mjs';
import { runOnSeededProduct } from '../lib/seeded.mjs';
import { exitCodeOf } from '../lib/text.mjs';

/** @type {import('../main.mjs').Options} */
export const options = { runtime: { type: 'string' } };

/** Makes pictures of every screen of the client. @param {import('../main.mjs').Invocation} invocation */
export async function main({ values, context }) {
  const runtime = await chooseRuntime(context, values.runtime);
  await build(context, runtime);
  const output = join(artifacts, 'screenshots');
  rmSync(output, { recursive: true, force: true });
  return exitCodeOf(await runOnSeededProduct(context, runtime, { program: 'screenshots.mjs', seed: ['--users', '200', '--photos', '2500'], output }));
}
