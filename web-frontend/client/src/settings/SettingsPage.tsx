import { ChevronRight } from 'lucide-react';
import { Suspense } from 'react';
import { Navigate, NavLink, Outlet, useMatch } from 'react-router';
import { useI18n } from '../i18n/i18n';
import { classes } from '../ui/classes';
import { PageHeader } from '../ui/PageHeader';
import { Loading } from '../ui/states';
import { useMedia } from '../ui/useMedia';
import { groups } from './sections';

// As wide as the classes lg: of this file.
const wide = '(min-width: 64rem)';

/** The frame of the settings: all sections, and beside them, or on a phone instead of them, the one that was chosen. */
export function SettingsPage() {
  const { t } = useI18n();
  const isIndex = useMatch('/settings') !== null;
  const isWide = useMedia(wide);
  if (isIndex && isWide) return <Navigate to="/settings/privacy" replace />;
  return (
    <div className="lg:grid lg:grid-cols-[18rem_minmax(0,1fr)]">
      <div className={classes('lg:sticky lg:top-0 lg:h-dvh lg:overflow-y-auto lg:border-e lg:border-line', !isIndex && 'max-lg:hidden')}>
        {isIndex ? <PageHeader title={t('app.settings')} /> : <p className="flex min-h-14 items-center px-5 text-lg font-bold">{t('app.settings')}</p>}
        <nav className="grid gap-5 px-3 py-4 lg:pt-0" aria-label={t('app.settings')}>
          {groups.map(({ label, sections }) => (
            <div key={label}>
              <p className="px-3 pb-1 text-sm font-medium text-soft" id={label}>
                {t(label)}
              </p>
              <ul aria-labelledby={label}>
                {sections.map(({ to, label: name, icon: Icon }) => (
                  <li key={to}>
                    <NavLink
                      className={({ isActive }) =>
                        classes('flex min-h-11 items-center gap-3 rounded-md px-3 no-underline transition-colors hover:bg-sunken', isActive ? 'bg-brand-soft font-bold text-link' : 'text-ink')
                      }
                      to={`/settings/${to}`}
                    >
                      <Icon className="size-5 shrink-0" aria-hidden="true" />
                      <span className="flex-1">{t(name)}</span>
                      <ChevronRight className="size-5 text-soft rtl:-scale-x-100 lg:hidden" aria-hidden="true" />
                    </NavLink>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
      </div>
      <div className="min-w-0">
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </div>
    </div>
  );
}
