import { chromium } from 'playwright-core';

/** Chromium as it is installed here. @param {string} executablePath @param {import('playwright-core').LaunchOptions} [options] */
export const launch = (executablePath, options = {}) =>
  chromium.launch({ executablePath, ...options, args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...(options.args ?? [])] });

/** Signs in by the form, as a person does. @param {import('playwright-core').Page} page @param {string} address @param {{ login: string, password: string }} credentials */
export async function signIn(page, address, { login, password }) {
  await page.goto(`${address}/sign-in`);
  await page.locator('input[name=login]').fill(login);
  await page.locator('input[name=password]').fill(password);
  await page.locator('form button[type=submit]').click();
  await page.waitForURL(`${address}/`);
}

/**
 * Waits until a screen is there: nothing is loading, what is in sight has been drawn.
 * @param {import('playwright-core').Page} page
 */
export async function settled(page) {
  await page.locator('h1').first().waitFor({ state: 'attached' }).catch(() => {
    throw new Error(`${page.url()} has no heading.`);
  });
  await page.waitForFunction(() =>
    ![...document.querySelectorAll('main [role=status]')].some((status) => /^Loading/.test(status.ariaLabel ?? status.textContent.trim()))
    && [...document.images].every((image) => image.complete || !image.checkVisibility() || image.getBoundingClientRect().top > innerHeight || image.getBoundingClientRect().bottom < 0));
  await page.evaluate(() => document.fonts.ready);
  // A photo that has come is blurred until it is drawn.
  await page.waitForFunction(() => [...document.querySelectorAll('canvas + picture > img')].every((image) => !image.complete || image.naturalWidth === 0));
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}
