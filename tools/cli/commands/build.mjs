import { build } from '../lib/build.mjs';
import { chooseRuntime } from '../lib/runtime.mjs';

/** @type {import('../main.mjs').Options} */
export const options = { runtime: { type: 'string' } };

/** Builds server and client, without starting anything. @param {import('../main.mjs').Invocation} invocation */
export async function main({ values, context }) {
  await build(context, await chooseRuntime(context, values.runtime));
  return 0;
}
