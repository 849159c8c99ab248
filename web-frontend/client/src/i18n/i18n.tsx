import { createContext, use, useCallback, useEffect, useLayoutEffect, useMemo, useState, type ReactNode } from 'react';
import { formats, type Formats } from './formats';
import type { MessageKey } from './keys';
import { chosen, current, loadAll, loadStart, locales, remember, type Locale } from './locales';
import { fill } from './rich';
import { speakBy } from './speak';

type Values = Record<string, string | number>;

export interface I18n {
  locale: Locale;
  /** A message as text. */
  t: (key: MessageKey, values?: Values) => string;
  /** A message whose values may be elements, such as a link on a name. */
  rich: (key: MessageKey, values: Record<string, ReactNode>) => ReactNode;
  format: Formats;
  /** What was chosen; null: the browser's preference holds. */
  choice: Locale | null;
  choose: (locale: Locale | null) => Promise<void>;
}

type Loaded = Awaited<ReturnType<typeof loadStart>>;

const Context = createContext<I18n | null>(null);

function show(locale: Locale) {
  document.documentElement.lang = locale;
  document.documentElement.dir = locales[locale].dir;
}

/** Loads the messages of the first screen in the language that holds now; for {@link I18nProvider}. */
export async function prepare() {
  const choice = chosen();
  show(current(choice)); // before anything is drawn
  return { choice, messages: await loadStart(current(choice)) };
}

export function I18nProvider({ prepared, children }: { prepared: { choice: Locale | null; messages: Loaded }; children: ReactNode }) {
  const [{ choice, messages }, setState] = useState(prepared);
  const locale = current(choice);

  useLayoutEffect(() => {
    show(locale);
  }, [locale]);

  const change = useCallback(async (next: Locale | null) => {
    const loaded = await loadAll(current(next));
    remember(next);
    setState({ choice: next, messages: loaded });
  }, []);

  const value = useMemo<I18n>(() => {
    const t = (key: MessageKey, values: Record<string, unknown> = {}) => messages[key]?.(values) ?? key;
    return { locale, t, rich: (key, values) => fill((marked) => t(key, marked), values), format: formats(locale), choice, choose: change };
  }, [locale, messages, choice, change]);

  useEffect(() => {
    speakBy(value.t);
  }, [value]);

  return <Context value={value}>{children}</Context>;
}

/** The language: messages and forms of numbers and times. */
export function useI18n(): I18n {
  const value = use(Context);
  if (value === null) throw new Error('There is no I18nProvider.');
  return value;
}
