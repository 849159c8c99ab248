import { join } from 'node:path';
import { addresses, portOf } from '../lib/addresses.mjs';
import { build } from '../lib/build.mjs';
import { ending, throwIfStopped } from '../lib/children.mjs';
import { UserError } from '../lib/errors.mjs';
import { withLock } from '../lib/lock.mjs';
import { data } from '../lib/paths.mjs';
import { isFree } from '../lib/ports.mjs';
import { withProductDatabase } from '../lib/postgres/product.mjs';
import { isAlive, recordOf } from '../lib/processes.mjs';
import { nameMissing } from '../lib/requirements.mjs';
import { forgetRun, readRun, writeRun } from '../lib/run-record.mjs';
import { chooseRuntime } from '../lib/runtime.mjs';
import { becomesReady, siloRecord, startSilo, stopSilo } from '../lib/silo.mjs';
import { exitCodeOf } from '../lib/text.mjs';

/** @type {import('../main.mjs').Options} */
export const options = { runtime: { type: 'string' }, port: { type: 'string' } };

/**
 * Builds what changed, starts database and silo, and waits for the end of the silo or for a signal.
 * @param {import('../main.mjs').Invocation} invocation
 * @returns {Promise<number>} exit code: 0 after a signal, else the silo's
 */
export async function main({ values, context }) {
  const { urls, local } = addresses(values.port, process.env);
  await claim(context, local);
  try {
    nameMissing(context.report);
    const runtime = await chooseRuntime(context, values.runtime);
    await build(context, runtime);
    if (!(await isFree(portOf(local)))) throw new UserError(`Port ${portOf(local)} is taken. Choose another: ./instahub run --port <port>`);
    return await withProductDatabase(context, { leaveAsFound: false }, (connectionString) => {
      throwIfStopped(context.stop);
      return serve(context, runtime, local, { ...process.env, ASPNETCORE_URLS: urls, ConnectionStrings__InstaHub: connectionString });
    });
  } finally {
    forgetRun();
  }
}

/**
 * Makes this the one `run` of the checkout.
 * @param {import('../lib/build.mjs').Context} context
 * @param {string} url
 */
const claim = (context, url) => withLock(join(data, 'run.lock'), context, async () => {
  const other = readRun();
  if (other && isAlive(other.instahub)) {
    throw new UserError(`InstaHub already runs here, at ${other.url} (process ${other.instahub.pid}); ./instahub stop stops it.`);
  }
  if (other?.silo && isAlive(other.silo)) {
    const left = other.silo;
    await context.report.step('left over', `stopping the silo of a run that was killed (process ${left.pid})`, async () =>
      ({ text: `${await stopSilo(left, context.hurry)}; it was left by a run that was killed` }));
  }
  writeRun({ instahub: recordOf(process.pid), url });
});

/**
 * @param {import('../lib/build.mjs').Context} context
 * @param {import('../lib/paths.mjs').GrainRuntime} runtime
 * @param {string} url
 * @param {NodeJS.ProcessEnv} environment
 */
async function serve({ report, stop, hurry }, runtime, url, environment) {
  const silo = await startSilo(runtime, environment);
  const record = siloRecord(silo);
  writeRun({ instahub: recordOf(process.pid), silo: record, url, runtime });
  const asked = new Promise((resolve) => (stop.aborted ? resolve(null) : stop.addEventListener('abort', resolve, { once: true })));

  await report.step('silo', 'starting', async (tell) => {
    const ready = await becomesReady(url, silo, { stop, tell: (why) => tell(`not ready yet: ${why}`) });
    return { text: ready ? 'ready' : stop.aborted ? 'told to stop' : 'ended before it was ready' };
  }, { shared: true });
  if (!stop.aborted && silo.exitCode === null && silo.signalCode === null) report.line(`\nInstaHub is at ${url}  (Ctrl-C stops it)\n`);

  const how = await Promise.race([ending(silo), asked]);
  if (!stop.aborted) {
    report.note('silo', `ended by itself (${how.signal ?? `exit code ${how.code}`})`);
    return exitCodeOf(how);
  }
  await report.step('silo', 'stopping', async () => ({ text: await stopSilo(record, hurry) }), { shared: true });
  return 0;
}
