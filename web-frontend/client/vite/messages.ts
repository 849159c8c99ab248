import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import MessageFormat from '@messageformat/core';
import compileModule from '@messageformat/core/compile-module.js';
import type { Plugin } from 'vite';

const prefix = 'virtual:messages/';

/**
 * Compiles the messages of a language (ICU MessageFormat, one JSON file a feature in `src/i18n/locales/<language>`) into functions, as the module
 * `virtual:messages/<language>`: nothing is parsed in the browser, and nothing needs `eval`, which the content security policy refuses.
 */
export function messages(root: string): Plugin {
  return {
    name: 'instahub-messages',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : null),
    async load(id) {
      if (!id.startsWith(`\0${prefix}`)) return null;
      const language = id.slice(prefix.length + 1);
      const folder = join(root, 'src/i18n/locales', language);
      const all: Record<string, string> = {};
      for (const name of (await readdir(folder)).sort()) {
        const file = join(folder, name);
        this.addWatchFile(file);
        Object.assign(all, JSON.parse(await readFile(file, 'utf8')));
      }
      return compileModule(new MessageFormat(language), all);
    },
  };
}
