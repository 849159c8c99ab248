import { parseArgs } from 'node:util';
import { Interrupted, UserError } from './lib/errors.mjs';
import { Report } from './lib/report.mjs';

/** @typedef {import('node:util').ParseArgsConfig['options']} Options */
/**
 * @typedef {object} Invocation
 * @property {{ [option: string]: string | undefined }} values options given
 * @property {string[]} rest what is not an option
 * @property {import('./lib/build.mjs').Context} context
 */
/**
 * A command: its options, whether what follows its own options is handed on as it is, and what it does.
 * @typedef {{ options: Options, passesOn?: boolean, takesNames?: boolean, main: (invocation: Invocation) => Promise<number> }} Command
 */

/** @type {Record<string, () => Promise<Command>>} */
const commands = {
  run: () => import('./commands/run.mjs'),
  stop: () => import('./commands/stop.mjs'),
  build: () => import('./commands/build.mjs'),
  test: () => import('./commands/test.mjs'),
  bench: () => import('./commands/bench.mjs'),
  seed: () => import('./commands/seed.mjs'),
  screenshots: () => import('./commands/screenshots.mjs'),
  check: () => import('./commands/check.mjs'),
  doctor: () => import('./commands/doctor.mjs'),
  help: () => import('./commands/help.mjs'),
};

/** @param {string[]} args @param {import('./lib/build.mjs').Context} context */
async function main([name = 'help', ...args], context) {
  const load = commands[{ '--help': 'help', '-h': 'help' }[name] ?? name];
  if (!load) throw new UserError(`There is no command '${name}'. ./instahub help names them all.`, 2);
  const command = await load();
  return command.main({ ...read(command, args), context });
}

/** @param {Command} command @param {string[]} args */
function read({ options = {}, passesOn = false, takesNames = false }, args) {
  try {
    const own = passesOn ? args.findIndex((arg, at) => !isOwn(options, args, at)) : -1;
    const split = own === -1 ? args.length : own;
    const { values, positionals } = parseArgs({ args: args.slice(0, split), options, allowPositionals: takesNames });
    return { values: /** @type {Invocation['values']} */ (values), rest: [...positionals, ...args.slice(split)] };
  } catch (error) {
    throw new UserError(`${/** @type {Error} */ (error).message}\n./instahub help names the options.`, 2);
  }
}

/** Whether the argument at this place is an option of the command itself, or the value of one. @param {NonNullable<Options>} options @param {string[]} args @param {number} at */
function isOwn(options, args, at) {
  const isOption = (/** @type {string | undefined} */ arg) => arg?.startsWith('--') === true && arg.slice(2).split('=')[0] in options;
  return isOption(args[at]) || (isOption(args[at - 1]) && !args[at - 1].includes('='));
}

/** A file of somebody else's needs no stack, but a hint. @param {unknown} error */
function explained(error) {
  if (!(error instanceof Error && 'code' in error && error.code === 'EACCES')) return error;
  return new UserError(`${error.message}\nWas instahub run here by another user before? It has to be the same one, or root.`);
}

/** @returns {Pick<import('./lib/build.mjs').Context, 'stop' | 'hurry'>} */
function listenForSignals() {
  const stop = new AbortController();
  const hurry = new AbortController();
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => (stop.signal.aborted ? hurry : stop).abort(signal));
  }
  return { stop: stop.signal, hurry: hurry.signal };
}

process.stdout.on('error', () => {}); // whoever read our output has gone; what is under way is still ended in order
if (process.getuid?.() === 0) process.umask(0o022); // the server's account has to read what root makes

const signals = listenForSignals();
try {
  process.exitCode = await main(process.argv.slice(2), { report: new Report(), ...signals });
} catch (error) {
  const failure = signals.stop.aborted ? new Interrupted(signals.stop.reason) : explained(error);
  const known = failure instanceof UserError || failure instanceof Interrupted;
  process.stderr.write(`\n${known ? `instahub: ${failure.message}` : /** @type {Error} */ (failure).stack}\n`);
  process.exitCode = known ? failure.exitCode : 70;
}
process.exit();
