import { api, take } from '../api/api';
import { useSession } from '../api/session';
import { useI18n } from '../i18n/i18n';
import { choose as preferred, isLocale, locales, type Locale } from '../i18n/locales';
import { useAction } from '../ui/useAction';
import { classes } from '../ui/classes';
import { Card, Section } from './Section';

const tags = Object.keys(locales).filter(isLocale);

/** The language of the client on this device, and of the mail that the server sends. */
export function LanguageSection() {
  const { t, choice, choose } = useI18n();
  const { update } = useSession();
  const tell = useAction((language: Locale) => take(api.PATCH('/api/v1/users/me', { body: { settings: { language } } })), { then: update });
  const system = preferred(navigator.languages);
  const select = (next: Locale | null) => {
    void choose(next);
    tell.run(next ?? system);
  };
  return (
    <Section title={t('settings.language')} intro={t('settings.languageText')}>
      <Card>
        <fieldset className="grid gap-1">
          <legend className="sr-only">{t('settings.language')}</legend>
          {[null, ...tags].map((tag) => (
            <label key={tag} className={classes('flex min-h-12 items-center gap-3 rounded-md px-3 hover:bg-sunken', choice === tag && 'bg-brand-soft font-medium text-link')}>
              <input
                type="radio"
                name="language"
                checked={choice === tag}
                onChange={() => {
                  select(tag);
                }}
              />
              {tag === null ? t('settings.languageSystem', { name: locales[system].name }) : <span lang={tag}>{locales[tag].name}</span>}
            </label>
          ))}
        </fieldset>
      </Card>
    </Section>
  );
}
