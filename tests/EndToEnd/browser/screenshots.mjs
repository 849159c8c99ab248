// Pictures of every screen, on a phone and a desktop, light and dark. Usage: screenshots.mjs <address> <chromium> <login> <password> <folder>
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Api } from './api.mjs';
import { launch, signIn } from './browser.mjs';
import { keepCompany } from './company.mjs';
import { findSights, findViewer, go, open, own } from './screens.mjs';

const [address = '', chromium = '', first = '', password = '', folder = ''] = process.argv.slice(2);

const sizes = {
  phone: { viewport: { width: 360, height: 780 }, deviceScaleFactor: 2 },
  desktop: { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 },
};

const { login } = await findViewer(address, { login: first, password });
const { user, api } = await Api.signIn(address, { login, password });
await keepCompany(address, { user, api }, password);
const sights = await findSights(address, api, user);
await mkdir(folder, { recursive: true });
const browser = await launch(chromium);
for (const [size, window] of Object.entries(sizes)) {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    for (const screens of [open, own]) {
      const context = await browser.newContext({ ...window, colorScheme, reducedMotion: 'reduce' });
      const page = await context.newPage();
      page.on('pageerror', (error) => console.error(`${page.url()}: ${error.message}`));
      if (screens === own) await signIn(page, address, { login, password });
      for (const screen of screens) {
        await go(page, address, screen, sights);
        await page.screenshot({ path: join(folder, `${screen.name}-${size}-${colorScheme}.png`) });
      }
      await context.close();
    }
  }
}
await browser.close();
console.log(`${(open.length + own.length) * 4} pictures are in ${folder}.`);
