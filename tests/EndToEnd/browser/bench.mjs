// The figures of the client. Usage: bench.mjs <address> <chromium> <login> <password> <folder of reports>
// Of the seeded product; prints figure, value, unit and bar between tabs; ends with 1 where a bar is missed.
import { mkdtemp, rm, writeFile, mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse from 'lighthouse';
import { chromium as playwright } from 'playwright-core';
import { check } from './axe.mjs';
import { launch, settled, signIn } from './browser.mjs';
import { makeReader, scrollFeed } from './scroll.mjs';

const [address = '', chromium = '', login = '', password = '', folder = ''] = process.argv.slice(2);
const credentials = { login, password };
let isMissed = false;

/** @param {string} figure @param {number} value @param {string} unit @param {{ most?: number, least?: number }} [bar] */
function print(figure, value, unit, { most, least } = {}) {
  const missed = (most !== undefined && value > most) || (least !== undefined && value < least);
  isMissed ||= missed;
  const bar = most !== undefined ? `at most ${most}` : least !== undefined ? `at least ${least}` : '';
  console.log([figure, Number(value.toFixed(1)), unit, bar, missed ? 'MISSED' : ''].join('\t'));
}

await mkdir(folder, { recursive: true });
await firstScreens();
await lighthouses();
await axe();
await like();
await longFeed();
process.exitCode = isMissed ? 1 : 0;

/** The scripts of a first visit, as they come over the wire: until the largest part of the screen is drawn, and in all (the live connection too). */
async function firstScreens() {
  const browser = await launch(chromium);
  for (const [name, isUser] of /** @type {const} */ ([['welcome', false], ['home feed', true]])) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, serviceWorkers: 'block' });
    if (isUser) {
      const page = await context.newPage();
      await signIn(page, address, credentials);
      await page.close();
    }
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    // Who is signed in is connected at last.
    const last = isUser ? page.waitForRequest(/\/hubs\/live/) : page.waitForLoadState('networkidle');
    await page.goto(`${address}/`);
    await settled(page);
    await last;
    const scripts = await page.evaluate(() => new Promise((resolve) => {
      new PerformanceObserver((list) => {
        const drawn = list.getEntries().at(-1)?.startTime ?? 0;
        const resources = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType('resource'));
        const all = resources.filter((each) => new URL(each.name).pathname.endsWith('.js'));
        const kilobytes = (/** @type {PerformanceResourceTiming[]} */ of) => of.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) / 1000;
        resolve({ first: kilobytes(all.filter(({ startTime }) => startTime < drawn)), all: kilobytes(all) });
      }).observe({ type: 'largest-contentful-paint', buffered: true });
    }));
    print(`JavaScript of ${name}, until it is drawn`, scripts.first, 'KB', { most: 130 });
    print(`JavaScript of ${name}, in all`, scripts.all, 'KB');
    await context.close();
  }
  await browser.close();
}

/** Lighthouse with its mobile preset: a slow phone on a slow network. */
async function lighthouses() {
  const port = await freePort();
  const profile = await mkdtemp(join(tmpdir(), 'instahub-lighthouse-'));
  const context = await playwright.launchPersistentContext(profile, {
    executablePath: chromium,
    args: [`--remote-debugging-port=${port}`, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  try {
    await audit('welcome', '/', port);
    const page = await context.newPage();
    await signIn(page, address, credentials);
    await page.close();
    await audit('home', '/', port);
    await audit('explore', '/explore', port);
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
}

/** @param {string} name @param {string} path @param {number} port */
async function audit(name, path, port) {
  const result = await lighthouse(address + path, {
    port, output: 'html', logLevel: 'error', disableStorageReset: true, onlyCategories: ['performance', 'accessibility', 'best-practices'],
  });
  if (!result) throw new Error('Lighthouse had no result.');
  const report = Array.isArray(result.report) ? result.report[0] : result.report;
  await writeFile(join(folder, `lighthouse-${name}.html`), report ?? '');
  const bars = { performance: 90, accessibility: 100, 'best-practices': 100 };
  for (const [category, least] of Object.entries(bars)) {
    print(`Lighthouse ${name}: ${category}`, (result.lhr.categories[category]?.score ?? 0) * 100, '', { least });
  }
}

async function axe() {
  const found = await check({ address, chromium, ...credentials });
  for (const { screen, scheme, violations } of found.filter(({ violations }) => violations.length > 0)) {
    console.error(`axe ${screen} ${scheme}: ${JSON.stringify(violations)}`);
  }
  print(`axe violations on ${found.length} screens, light and dark`, found.reduce((sum, { violations }) => sum + violations.length, 0), '', { most: 0 });
}

/** From the press to the frame that shows it, as the browser measures it (Event Timing), in steps of 8 ms. */
async function like() {
  const browser = await launch(chromium);
  const page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await signIn(page, address, credentials);
  await page.locator('article').first().waitFor();
  await settled(page);
  await page.evaluate(() => {
    const durations = (/** @type {any} */ (globalThis).durations = /** @type {number[]} */ ([]));
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.name === 'pointerup' || entry.name === 'click') durations.push(entry.duration);
    }).observe({ type: 'event', durationThreshold: 16, buffered: false });
  });
  const presses = 40;
  const button = page.locator('article button[aria-pressed]').first();
  for (let i = 0; i < presses; i++) {
    await button.click();
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  }
  const slow = await page.evaluate(() => /** @type {any} */ (globalThis).durations);
  // What took less than 16 ms is not reported.
  const worst = Math.max(0, ...slow);
  print(`press on like until drawn, longest of ${presses}`, worst, 'ms', { most: 50 });
  await browser.close();
}

async function longFeed() {
  const reader = await makeReader(address, credentials, 220);
  const browser = await launch(chromium);
  const { posts, longest, growth } = await scrollFeed(browser, address, reader, 5_000);
  print('feed scrolled', posts, 'posts', { least: 5_000 });
  print('longest task meanwhile', longest, 'ms', { most: 200 });
  print('memory after it, more than before', growth, 'MB', { most: 100 });
  await browser.close();
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}
