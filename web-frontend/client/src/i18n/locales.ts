/** The languages of the client, as they call themselves. */
export const locales = {
  en: { name: 'English', dir: 'ltr' },
  de: { name: 'Deutsch', dir: 'ltr' },
  ar: { name: 'العربية', dir: 'rtl' },
} as const;

export type Locale = keyof typeof locales;

type Messages = Record<string, (values: Record<string, unknown>) => string>;

type Load = () => Promise<{ default: Messages }>;

const modules: Record<Locale, { start: Load; rest: Load }> = {
  en: { start: () => import('virtual:messages/en/start'), rest: () => import('virtual:messages/en/rest') },
  de: { start: () => import('virtual:messages/de/start'), rest: () => import('virtual:messages/de/rest') },
  ar: { start: () => import('virtual:messages/ar/start'), rest: () => import('virtual:messages/ar/rest') },
};

const loaded: Record<Locale, Messages> = { en: {}, de: {}, ar: {} };

const add = async (locale: Locale, part: Load) => Object.assign(loaded[locale], (await part()).default);

export const isLocale = (tag: string): tag is Locale => tag in locales;

/** The first of the preferred languages that there is; English where there is none. */
export function choose(preferred: readonly string[]): Locale {
  for (const tag of preferred) {
    const language = tag.split('-')[0]?.toLowerCase() ?? '';
    if (isLocale(language)) return language;
  }
  return 'en';
}

const storageKey = 'instahub:locale';

/** The language that was chosen here; null: the browser's preference holds. */
export function chosen(): Locale | null {
  const tag = localStorage.getItem(storageKey);
  return tag !== null && isLocale(tag) ? tag : null;
}

export function remember(locale: Locale | null) {
  if (locale === null) localStorage.removeItem(storageKey);
  else localStorage.setItem(storageKey, locale);
}

/** The language that holds now. */
export const current = (choice: Locale | null): Locale => choice ?? choose(navigator.languages);

/** The messages of the first screen; those of others are added to the same object when they are loaded. */
export const loadStart = (locale: Locale): Promise<Messages> => add(locale, modules[locale].start);

/** All messages of a language. */
export const loadAll = async (locale: Locale): Promise<Messages> => {
  await Promise.all([loadStart(locale), add(locale, modules[locale].rest)]);
  return loaded[locale];
};

/** Loads a module that is not of the first screen, and beside it the messages that it may need. */
export async function withMessages<T>(load: () => Promise<T>): Promise<T> {
  const locale = current(chosen());
  const [module] = await Promise.all([load(), add(locale, modules[locale].rest)]);
  return module;
}
