// Looks for barriers with axe-core on every screen, in a small world made for it. Input {address, chromium, only?}; output [{screen, scheme, violations}] of all.
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { Api } from './api.mjs';
import { launch, signIn } from './browser.mjs';
import { findSights, go, open, own } from './screens.mjs';
import { makeWorld } from './world.mjs';

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** @param {import('playwright-core').Page} page */
async function violationsOf(page) {
  await page.evaluate(source);
  const { violations } = await page.evaluate(() => /** @type {any} */ (globalThis).axe.run(document, { resultTypes: ['violations'] }));
  return violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.slice(0, 5).map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`) }));
}

/** @param {{ address: string, chromium: string, login: string, password: string, only?: string }} how */
export async function check({ address, chromium, login, password, only }) {
  const { user, api } = await Api.signIn(address, { login, password });
  const sights = await findSights(address, api, user);
  const browser = await launch(chromium);
  const found = [];
  try {
    for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
      for (const screens of [open, own]) {
        const context = await browser.newContext({ colorScheme, reducedMotion: 'reduce', viewport: { width: 390, height: 844 } });
        const page = await context.newPage();
        if (screens === own) await signIn(page, address, { login, password });
        for (const screen of screens.filter(({ name }) => !only || name === only)) {
          await go(page, address, screen, sights);
          found.push({ screen: screen.name, scheme: colorScheme, violations: await violationsOf(page) });
        }
        await context.close();
      }
    }
  } finally {
    await browser.close();
  }
  return found;
}

if (import.meta.filename === process.argv[1]) {
  const how = JSON.parse(await text(process.stdin));
  process.stdout.write(JSON.stringify(await check({ ...how, ...(await makeWorld(how.address)) })));
}
