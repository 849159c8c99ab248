import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Wordmark } from '../brand/Wordmark';
import { useI18n } from '../i18n/i18n';
import { LanguageSelect } from '../settings/LanguageSelect';
import { useTitle } from '../ui/PageHeader';

/** The frame of the screens for who is not signed in yet: a form beside what this is. */
export function AccountFrame({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useI18n();
  useTitle(title);
  return (
    <div className="mx-auto flex min-h-dvh max-w-page flex-col px-5 py-6">
      <header className="flex items-center justify-between gap-4">
        <Link className="text-ink no-underline" to="/">
          <Wordmark />
        </Link>
        <LanguageSelect />
      </header>
      <main className="grid flex-1 content-center gap-10 py-8 lg:grid-cols-2 lg:items-center lg:gap-16">
        <div className="hidden lg:block">
          <p className="text-display font-bold tracking-tight text-balance">{t('accounts.claim')}</p>
          <p className="mt-5 max-w-md text-lg text-soft">{t('accounts.about')}</p>
        </div>
        <div className="mx-auto grid w-full max-w-md gap-5 rounded-lg border border-line bg-surface p-6 shadow-card sm:p-8">
          <h1 className="text-2xl font-bold">{title}</h1>
          {children}
        </div>
      </main>
    </div>
  );
}
