import { Api } from './api.mjs';
import { settled, signIn } from './browser.mjs';

/**
 * Scrolls the newest-first home feed until so many posts were loaded.
 * @param {import('playwright-core').Browser} browser
 * @param {string} address
 * @param {{ login: string, password: string }} credentials of a user who sees that many
 * @param {number} count
 * @returns {Promise<{ posts: number, longest: number, growth: number }>} longest: of the tasks after the page was there, in ms; growth: of the heap, in MB
 */
export async function scrollFeed(browser, address, credentials, count) {
  const page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await signIn(page, address, credentials);
  const latest = page.getByRole('button', { name: 'Latest' });
  await latest.click();
  await page.locator('article').first().waitFor();
  await settled(page);
  const session = await page.context().newCDPSession(page);
  const before = await heap(session);
  await page.evaluate(() => {
    const tasks = (/** @type {any} */ (globalThis).tasks = /** @type {number[]} */ ([]));
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
  });
  let loaded = 0;
  page.on('response', async (response) => {
    if (!response.url().includes('/api/v1/feed?') || !response.ok()) return;
    const { data } = await response.json();
    loaded += data.length;
  });
  let still = 0;
  while (loaded < count && still < 200) {
    const had = loaded;
    await page.mouse.wheel(0, 4_000);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    still = loaded === had ? still + 1 : 0;
  }
  const longest = Math.max(0, ...(await page.evaluate(() => /** @type {any} */ (globalThis).tasks)));
  const growth = (await heap(session)) - before;
  await page.close();
  return { posts: loaded + 20, longest, growth: growth / 1e6 };
}

/** @param {import('playwright-core').CDPSession} session */
async function heap(session) {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}

/**
 * Makes somebody who follows many, found by whom others follow.
 * @param {string} address
 * @param {{ login: string, password: string }} credentials of somebody who follows some
 * @param {number} count
 */
export async function makeReader(address, credentials, count) {
  const { user, api: eyes } = await Api.signIn(address, credentials);
  const reader = { login: `reader${Date.now().toString(36)}`, password: 'reads a lot of posts' };
  const { api } = await Api.register(address, reader.login, reader.password);
  const known = new Set([user.id]);
  for (const id of known) {
    for (const { id: followed } of await eyes.get(`users/${id}/following?limit=100`).catch(() => [])) known.add(followed); // private ones do not say
    if (known.size >= count) break;
  }
  for (const id of [...known].slice(0, count)) await api.put(`users/${id}/follow`);
  return reader;
}
