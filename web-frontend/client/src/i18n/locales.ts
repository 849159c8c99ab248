/** The languages of the client, as they call themselves. */
export const locales = {
  en: { name: 'English', dir: 'ltr' },
  de: { name: 'Deutsch', dir: 'ltr' },
  ar: { name: 'العربية', dir: 'rtl' },
} as const;

export type Locale = keyof typeof locales;

type Messages = Record<string, (values: Record<string, unknown>) => string>;

const modules: Record<Locale, () => Promise<{ default: Messages }>> = {
  en: () => import('virtual:messages/en'),
  de: () => import('virtual:messages/de'),
  ar: () => import('virtual:messages/ar'),
};

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

export const load = async (locale: Locale): Promise<Messages> => (await modules[locale]()).default;
