import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import MessageFormat from '@messageformat/core';
import { parse, type Token } from '@messageformat/parser';
import { describe, expect, it } from 'vitest';
import { choose, isLocale, locales } from './locales';

const folder = join(import.meta.dirname, 'locales');
const features = readdirSync(join(folder, 'en')).sort();
const tags = Object.keys(locales).filter(isLocale);

function messagesOf(tag: string): Map<string, string> {
  const all = new Map<string, string>();
  for (const file of features) {
    const messages = JSON.parse(readFileSync(join(folder, tag, file), 'utf8')) as Record<string, string>;
    for (const [key, text] of Object.entries(messages)) all.set(key, text);
  }
  return all;
}

interface Used {
  /** Names of values, with what they are used for. */
  values: Set<string>;
  /** The categories of each plural. */
  plurals: { name: string; categories: string[] }[];
}

function used(text: string): Used {
  const values = new Set<string>();
  const plurals: Used['plurals'] = [];
  const walk = (tokens: readonly Token[]) => {
    for (const token of tokens) {
      if (token.type === 'content' || token.type === 'octothorpe') continue;
      values.add(token.arg);
      if (token.type !== 'plural' && token.type !== 'select' && token.type !== 'selectordinal') continue;
      // An exact number (=0) stands beside the categories, in place of none of them.
      if (token.type === 'plural') plurals.push({ name: token.arg, categories: token.cases.map(({ key }) => key).filter((key) => !key.startsWith('=')) });
      for (const { tokens: inner } of token.cases) walk(inner);
    }
  };
  walk(parse(text));
  return { values, plurals };
}

const english = messagesOf('en');

describe.each(tags)('the messages in %s', (tag) => {
  const messages = messagesOf(tag);

  it('are in the same files', () => {
    expect(readdirSync(join(folder, tag)).sort()).toEqual(features);
  });

  it('are the same', () => {
    expect([...messages.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('begin with the name of their feature', () => {
    for (const file of features) {
      const keys = Object.keys(JSON.parse(readFileSync(join(folder, tag, file), 'utf8')) as object);
      expect(keys.filter((key) => !key.startsWith(`${file.replace('.json', '')}.`))).toEqual([]);
    }
  });

  it('say something', () => {
    expect([...messages].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('use the same values', () => {
    const differences = [...messages].flatMap(([key, text]) => {
      const here = [...used(text).values].sort().join(' ');
      const there = [...used(english.get(key) ?? '').values].sort().join(' ');
      return here === there ? [] : [`${key}: ${here} instead of ${there}`];
    });
    expect(differences).toEqual([]);
  });

  it('have every plural of the language, or one form for all numbers', () => {
    const wanted = new Intl.PluralRules(tag).resolvedOptions().pluralCategories.toSorted();
    const wrong = [...messages].flatMap(([key, text]) =>
      used(text)
        .plurals.filter(({ categories }) => ![wanted.join(' '), 'other'].includes(categories.toSorted().join(' ')))
        .map(({ name, categories }) => `${key}: {${name}} has ${categories.join(' ')}, ${tag} has ${wanted.join(' ')}`),
    );
    expect(wrong).toEqual([]);
  });

  it('can be compiled', () => {
    const format = new MessageFormat(tag);
    const broken = [...messages].flatMap(([key, text]) => {
      try {
        format.compile(text);
        return [];
      } catch (error) {
        return [`${key}: ${String(error)}`];
      }
    });
    expect(broken).toEqual([]);
  });
});

describe('the language that is chosen', () => {
  it('is the first that is preferred and there', () => {
    expect(choose(['fr-FR', 'de-AT', 'en'])).toBe('de');
    expect(choose(['ar-EG'])).toBe('ar');
  });

  it('is English where none is there', () => {
    expect(choose(['fr', 'ja'])).toBe('en');
    expect(choose([])).toBe('en');
  });
});
