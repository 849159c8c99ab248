import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { startFeatures } from '../../vite/messages';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'i18n/locales/en');
const keys = new Map(readdirSync(folder).flatMap((file) => Object.keys(JSON.parse(readFileSync(join(folder, file), 'utf8')) as object).map((key) => [key, file.replace('.json', '')] as const)));

const statically = /^(?:import|export) (?!type)(?:[^;]*? from )?'(\.[^']+)'/gm;
const lazily = /(withMessages\(\(\) => )?import\('(\.[^']+)'\)/g;

/** The modules that are loaded before anything is drawn. */
function start(): Map<string, string> {
  const found = new Map<string, string>();
  const todo = [join(root, 'main.tsx')];
  for (let file = todo.pop(); file !== undefined; file = todo.pop()) {
    if (found.has(file)) continue;
    const text = readFileSync(file, 'utf8');
    found.set(file, text);
    for (const [, path = ''] of text.matchAll(statically)) {
      const target = ['.ts', '.tsx'].map((end) => join(dirname(file), path) + end).find(existsSync);
      if (target !== undefined) todo.push(target);
    }
  }
  return found;
}

it('has all messages of the first screen at its beginning', () => {
  const modules = start();
  expect(modules.size).toBeGreaterThan(50);
  const missing = [...modules].flatMap(([file, text]) =>
    [...text.matchAll(/'([\w.]+)'/g)].flatMap(([, key = '']) => {
      const feature = keys.get(key);
      return feature === undefined || startFeatures.includes(feature) ? [] : [`${relative(root, file)}: ${key}`];
    }),
  );
  expect(missing).toEqual([]);
});

it('loads the other messages with whatever is loaded later', () => {
  const without = [...start()].flatMap(([file, text]) => [...text.matchAll(lazily)].flatMap(([, messages, path]) => (messages ?? file.endsWith('Screens.tsx') ? [] : [`${relative(root, file)}: ${path ?? ''}`])));
  expect(without).toEqual([]);
});
