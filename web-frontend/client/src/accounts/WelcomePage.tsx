import { Link } from 'react-router';
import { Wordmark } from '../brand/Wordmark';
import { useI18n } from '../i18n/i18n';
import { LanguageSelect } from '../settings/LanguageSelect';
import { ButtonLink } from '../ui/Button';
import { useTitle } from '../ui/PageHeader';

/** What who is not signed in sees first. */
export function WelcomePage() {
  const { t } = useI18n();
  useTitle('');
  return (
    <div className="mx-auto flex min-h-dvh max-w-page flex-col px-5 py-6">
      <header className="flex items-center justify-between gap-4">
        <Wordmark />
        <LanguageSelect />
      </header>
      <main className="grid flex-1 content-center gap-6 py-12">
        <h1 className="max-w-2xl text-display font-bold tracking-tight text-balance">{t('accounts.claim')}</h1>
        <p className="max-w-lg text-lg text-soft">{t('accounts.about')}</p>
        <div className="flex flex-wrap gap-3 pt-2">
          <ButtonLink to="/sign-up">{t('accounts.signUp')}</ButtonLink>
          <ButtonLink kind="secondary" to="/sign-in">
            {t('accounts.signIn')}
          </ButtonLink>
          <ButtonLink kind="quiet" to="/explore">
            {t('accounts.lookAround')}
          </ButtonLink>
        </div>
      </main>
      <footer className="flex gap-5 text-sm text-soft">
        <Link className="text-link" to="/docs" reloadDocument>
          {t('accounts.forDevelopers')}
        </Link>
      </footer>
    </div>
  );
}
