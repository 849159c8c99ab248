import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import MessageFormat from '@messageformat/core';
import compileModule from '@messageformat/core/compile-module.js';
import type { Plugin } from 'vite';

const prefix = 'virtual:messages/';

/** The features whose messages the first screen has; those of all others come with the screens that are loaded later. */
export const startFeatures = ['accounts', 'app', 'feeds', 'posts'];

/**
 * Compiles the messages of a language (ICU MessageFormat, one JSON file a feature in `src/i18n/locales/<language>`) into functions, as the modules
 * `virtual:messages/<language>/start` and `…/rest`: nothing is parsed in the browser, and nothing needs `eval`, which the content security policy refuses.
 */
export function messages(root: string): Plugin {
  return {
    name: 'instahub-messages',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : null),
    async load(id) {
      if (!id.startsWith(`\0${prefix}`)) return null;
      const [language = '', part] = id.slice(prefix.length + 1).split('/');
      const folder = join(root, 'src/i18n/locales', language);
      const all: Record<string, string> = {};
      for (const name of (await readdir(folder)).sort()) {
        if (startFeatures.includes(name.replace('.json', '')) !== (part === 'start')) continue;
        const file = join(folder, name);
        this.addWatchFile(file);
        Object.assign(all, JSON.parse(await readFile(file, 'utf8')));
      }
      return compileModule(new MessageFormat(language), all);
    },
  };
}
