import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { freeDiskText, machineText, commitText } from '../lib/machine.mjs';
import { root } from '../lib/paths.mjs';
import { serverAccount } from '../lib/postgres/account.mjs';
import { installedPackage } from '../lib/postgres/package.mjs';
import { abandonedPlaces } from '../lib/postgres/place.mjs';
import { productServer } from '../lib/postgres/product.mjs';
import { isAlive } from '../lib/processes.mjs';
import { find, installCommand, optional } from '../lib/requirements.mjs';
import { readRun } from '../lib/run-record.mjs';
import { remembered } from '../lib/runtime.mjs';
import { get } from '../lib/silo.mjs';

/** @type {import('../main.mjs').Options} */
export const options = {};

/** Says what is there and what is not; changes nothing. @param {import('../main.mjs').Invocation} invocation */
export async function main({ context: { report } }) {
  report.note('machine', `${machineText()}; ${freeDiskText()} at ${root}`);
  report.note('commit', commitText());
  report.note('node', process.version);
  report.note('npm', version('npm', '--version') ?? `missing; to install: ${installCommand(['npm'])}`);
  report.note('dotnet', version('dotnet', '--version') ?? 'missing, or not the SDK that global.json names; ./instahub run says how to install it');
  report.note('git', version('git', '--version') ?? `missing; to install: ${installCommand(['git'])}`);
  for (const { name, commands, package: debian, use } of optional) {
    report.note(name, find(...commands) ?? `missing (${use}); to install: ${installCommand([debian])}`);
  }
  const choice = remembered();
  report.note('runtime', choice ? `${choice.runtime}: ${choice.why}` : 'not chosen yet: run, build or test asks the package feed');
  report.note('PostgreSQL', postgresText());
  report.note('product', await productText());
  for (const { folder, checkout } of abandonedPlaces()) {
    report.note('left over', `${folder}, with the database of a checkout that has gone (${checkout}); remove it if nobody needs the data`);
  }
  return 0;
}

/** @param {string} command @param {...string} args the first line it prints; null when it is not there or fails */
function version(command, ...args) {
  try {
    return execFileSync(command, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).split('\n')[0];
  } catch {
    return null;
  }
}

function postgresText() {
  if (process.env.ConnectionStrings__InstaHub) return 'the one that ConnectionStrings__InstaHub names';
  const found = installedPackage();
  const server = productServer();
  const account = serverAccount(server.folder);
  const running = server.running();
  return [
    found ? `embedded ${found.version}${account ? `, run as ${account.name}` : ''}` : 'embedded, not installed yet (run and test install it from npm)',
    existsSync(server.folder) ? `data in ${server.folder}` : 'no data yet',
    running ? `${running.ready ? 'running' : 'starting or stopping'} on 127.0.0.1:${running.port} (process ${running.pid})` : 'not running',
  ].join('; ');
}

async function productText() {
  const run = readRun();
  if (!run || ![run.instahub, run.silo].some(isAlive)) return 'not running';
  const { status } = await get(`${run.url}/health/ready`);
  const health = status === 200 ? 'ready' : status === 0 ? 'no answer' : `not ready (${status})`;
  const left = isAlive(run.instahub) ? '' : '; its instahub was killed: ./instahub stop ends it';
  return `${run.url}, ${run.runtime ?? 'still being built'}, ${health} (process ${(run.silo ?? run.instahub).pid})${left}`;
}
