import { join } from 'node:path';
import { UserError } from './errors.mjs';
import { readJson, readText, writeJson, writeText } from './files.mjs';
import { artifacts, root } from './paths.mjs';
import { feedHasOrleans } from './runtime-probe.mjs';

/** @typedef {import('./paths.mjs').GrainRuntime} GrainRuntime */
/** @typedef {{ runtime: GrainRuntime, why: string }} Choice */

/** Read by Directory.Build.props too: the choice holds for a build by hand. */
const choiceFile = join(artifacts, 'grain-runtime.txt');
const reasonFile = join(artifacts, 'grain-runtime.json');

/**
 * Which grain runtime this call uses, told in one line.
 * @param {import('./build.mjs').Context} context
 * @param {string | undefined} asked the value of --runtime
 * @returns {Promise<GrainRuntime>}
 */
export async function chooseRuntime(context, asked) {
  const choice = asked !== undefined ? { runtime: parse(asked), why: 'asked for by --runtime' } : remembered();
  if (choice) {
    context.report.note('runtime', `${choice.runtime}: ${choice.why}`);
    return choice.runtime;
  }
  return context.report.step('runtime', 'asking the package feed for Orleans', async () => {
    const { runtime, why } = await probe(context.stop);
    return { text: `${runtime}: ${why}`, value: runtime };
  });
}

/** The remembered choice; null if there is none for the version of Orleans named now. @returns {Choice | null} */
export function remembered() {
  const word = readText(choiceFile)?.trim();
  if (!word) return null;
  const reason = readJson(reasonFile);
  if (reason?.runtime !== word) return { runtime: parse(word), why: 'as artifacts/grain-runtime.txt says' };
  return reason.orleans === orleansVersion() ? { runtime: reason.runtime, why: reason.why } : null;
}

/** @param {AbortSignal} stop @returns {Promise<Choice>} */
async function probe(stop) {
  const orleans = orleansVersion();
  const found = await feedHasOrleans(orleans, stop);
  if (found.answer === 'unknown') {
    return { runtime: 'Embedded', why: `the package feed could not be asked (${found.why}); it will be asked again` };
  }
  const choice = found.answer === 'yes'
    ? { runtime: /** @type {const} */ ('Orleans'), why: `the package feed has Orleans ${orleans}` }
    : { runtime: /** @type {const} */ ('Embedded'), why: `the package feed lacks ${found.why} ${orleans}` };
  // Sources named by the environment may be gone at the next call.
  if (process.env.RestoreAdditionalProjectSources) return { ...choice, why: `${choice.why} (with RestoreAdditionalProjectSources)` };
  writeJson(reasonFile, { ...choice, orleans });
  writeText(choiceFile, `${choice.runtime}\n`);
  return choice;
}

/** @param {string} word @returns {GrainRuntime} */
function parse(word) {
  const known = /** @type {const} */ (['Orleans', 'Embedded']).find((name) => name.toLowerCase() === word.toLowerCase());
  if (!known) throw new UserError(`unknown runtime '${word}': it is orleans or embedded`, 2);
  return known;
}

function orleansVersion() {
  const version = /<OrleansVersion>([^<]+)</.exec(readText(join(root, 'Directory.Packages.props')) ?? '')?.[1];
  if (!version) throw new UserError('Directory.Packages.props names no OrleansVersion');
  return version;
}
