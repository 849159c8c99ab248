import { Languages } from 'lucide-react';
import { useI18n } from '../i18n/i18n';
import { isLocale, locales } from '../i18n/locales';

/** Chooses the language, at once. */
export function LanguageSelect() {
  const { t, locale, choose } = useI18n();
  return (
    <label className="flex min-h-11 items-center gap-2 text-soft">
      <Languages className="size-5" aria-hidden="true" />
      <span className="sr-only">{t('app.language')}</span>
      <select
        className="min-h-9 rounded-md bg-transparent"
        value={locale}
        onChange={({ target }) => {
          if (isLocale(target.value)) void choose(target.value);
        }}
      >
        {Object.entries(locales).map(([tag, { name }]) => (
          <option key={tag} value={tag} lang={tag} className="bg-surface text-ink">
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
