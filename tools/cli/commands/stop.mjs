import { gone, isAlive, send } from '../lib/processes.mjs';
import { stopLeftServer } from '../lib/postgres/product.mjs';
import { removeLeftovers, temporaryFolders } from '../lib/postgres/temporary.mjs';
import { forgetRun, readRun } from '../lib/run-record.mjs';
import { stopSilo } from '../lib/silo.mjs';
import { plural } from '../lib/text.mjs';

/** A run that is told to stop waits for its silo (40 s) and its database (60 s). */
const RUN_MS = 120_000;

/** @type {import('../main.mjs').Options} */
export const options = {};

/**
 * Stops the product of this checkout, and what killed runs and tests left behind. No process is signalled
 * unless it is certainly ours: by number and start time, or as the server on our data directory.
 * @param {import('../main.mjs').Invocation} invocation
 */
export async function main({ context: { report, hurry } }) {
  let stopped = false;
  const run = readRun();
  if (run && isAlive(run.instahub)) {
    stopped = true;
    await report.step('run', `waiting for process ${run.instahub.pid} to stop silo and database`, async () => {
      send(run.instahub.pid, 'SIGTERM');
      const ended = await gone(run.instahub, RUN_MS);
      return { text: ended ? `stopped (${run.url})` : `process ${run.instahub.pid} has not stopped after ${RUN_MS / 1_000} s` };
    });
  }
  const silo = run?.silo;
  if (silo && isAlive(silo)) {
    stopped = true;
    await report.step('silo', `stopping process ${silo.pid}`, async () => ({ text: await stopSilo(silo, hurry) }));
  }
  if (run && !isAlive(run.instahub)) forgetRun();

  if (await stopLeftServer(report)) stopped = true;
  for (const folder of temporaryFolders()) {
    const count = await removeLeftovers(folder);
    if (count > 0) report.note('left over', `${plural('PostgreSQL', count)} of killed tests or benchmarks removed`);
    stopped ||= count > 0;
  }
  if (!stopped) report.line('Nothing was running.');
  return 0;
}
