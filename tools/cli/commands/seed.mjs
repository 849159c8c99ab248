import { build } from '../lib/build.mjs';
import { run } from '../lib/children.mjs';
import { root, siloDll } from '../lib/paths.mjs';
import { withProductDatabase } from '../lib/postgres/product.mjs';
import { chooseRuntime } from '../lib/runtime.mjs';
import { exitCodeOf } from '../lib/text.mjs';

/** @type {import('../main.mjs').Options} */
export const options = { runtime: { type: 'string' } };
export const passesOn = true;

/** Has the silo fill the product's database. @param {import('../main.mjs').Invocation} invocation */
export async function main({ values, rest, context }) {
  const runtime = await chooseRuntime(context, values.runtime);
  await build(context, runtime);
  return withProductDatabase(context, { leaveAsFound: true }, async (connectionString) =>
    exitCodeOf(await run('dotnet', [siloDll(runtime), 'seed', ...rest],
      { cwd: root, env: { ...process.env, ConnectionStrings__InstaHub: connectionString }, stop: context.stop })));
}
