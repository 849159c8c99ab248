import { Bell, Bookmark, Compass, House, LogIn, MessageCircle, Plus, Search, Settings, type LucideIcon } from 'lucide-react';
import { Suspense } from 'react';
import { Link, NavLink, Outlet, useMatch } from 'react-router';
import { ConfirmEmailBar } from '../accounts/ConfirmEmailBar';
import { useSession } from '../api/session';
import { Mark, Wordmark } from '../brand/Wordmark';
import type { MessageKey } from '../i18n/keys';
import { useI18n } from '../i18n/i18n';
import { Avatar } from '../ui/Avatar';
import { classes } from '../ui/classes';
import { Loading } from '../ui/states';
import { ConnectionBar, useIsOnline } from './ConnectionBar';
import { useUnread } from './useUnread';
import { Waiting } from './Waiting';

interface Place {
  to: string;
  label: MessageKey;
  icon: LucideIcon;
  /** Whether it is for who is not signed in too. */
  isOpen?: boolean;
  /** Whether a phone's bar has it. */
  isMain?: boolean;
  unread?: 'notifications' | 'chats';
}

const places: Place[] = [
  { to: '/', label: 'app.home', icon: House, isMain: true },
  { to: '/explore', label: 'app.explore', icon: Compass, isOpen: true, isMain: true },
  { to: '/search', label: 'app.search', icon: Search, isOpen: true },
  { to: '/create', label: 'app.create', icon: Plus, isMain: true },
  { to: '/chats', label: 'app.chats', icon: MessageCircle, isMain: true, unread: 'chats' },
  { to: '/notifications', label: 'app.notifications', icon: Bell, unread: 'notifications' },
  { to: '/saved', label: 'app.saved', icon: Bookmark },
  { to: '/settings', label: 'app.settings', icon: Settings },
];

/** The frame of all screens: the ways to go at the side, on a phone at the top and the bottom. */
export function Shell() {
  const { t } = useI18n();
  const { user } = useSession();
  const unread = useUnread();
  const isOnline = useIsOnline();
  // Chats scroll in themselves; one that is open has a phone's screen to itself.
  const isFixed = useMatch('/chats/*') !== null;
  const isWhole = useMatch('/chats/:id/*') !== null;
  const open = places.filter((place) => user !== null || place.isOpen);
  const countOf = (place: Place) => (place.unread ? unread[place.unread] : 0);

  return (
    <div className="mx-auto flex min-h-dvh max-w-[90rem] border-line min-[91rem]:border-x">
      <a className="sr-only z-50 rounded-md bg-brand px-4 py-3 text-on-brand focus:not-sr-only focus:fixed focus:start-3 focus:top-3" href="#content">
        {t('app.skip')}
      </a>
      <nav className="sticky top-0 hidden h-dvh shrink-0 flex-col gap-1 border-e border-line px-3 py-5 md:flex lg:w-60" aria-label={t('app.navigation')}>
        <Link className="mb-4 px-2 text-ink no-underline" to="/" aria-label="InstaHub">
          <span className="hidden lg:block">
            <Wordmark />
          </span>
          <span className="lg:hidden">
            <Mark />
          </span>
        </Link>
        {open.map((place) => (
          <SideLink key={place.to} place={place} count={countOf(place)} />
        ))}
        <div className="mt-auto">
          {user ? (
            <NavLink className={sideClass} to={`/u/${user.username}`}>
              <Avatar className="size-7" user={user} />
              <span className="max-lg:sr-only">{t('app.profile')}</span>
            </NavLink>
          ) : (
            <NavLink className={sideClass} to="/sign-in">
              <LogIn className="size-6 shrink-0" aria-hidden="true" />
              <span className="max-lg:sr-only">{t('app.signIn')}</span>
            </NavLink>
          )}
        </div>
      </nav>
      <div className={classes('flex min-w-0 flex-1 flex-col md:pb-0', !isWhole && 'pb-16', isFixed && 'h-dvh')}>
        <ConnectionBar />
        <Waiting />
        {isOnline && <ConfirmEmailBar />}
        <header className={classes('flex-wrap items-center justify-between border-b border-line ps-4 pe-1 md:hidden', isWhole ? 'hidden' : 'flex')}>
          <Link className="flex py-2 text-ink no-underline" to="/" aria-label="InstaHub">
            <Wordmark />
          </Link>
          <nav className="flex" aria-label={t('app.navigation')}>
            {open
              .filter((place) => !place.isMain && (place.to === '/search' || place.to === '/notifications' || place.to === '/settings'))
              .map((place) => (
                <BarLink key={place.to} place={place} count={countOf(place)} />
              ))}
          </nav>
        </header>
        <main className={classes('flex-1 outline-none', isFixed && 'min-h-0')} id="content" tabIndex={-1}>
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <nav className={classes('fixed inset-x-0 bottom-0 z-30 justify-around border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden', isWhole ? 'hidden' : 'flex')} aria-label={t('app.mainNavigation')}>
        {open
          .filter((place) => place.isMain)
          .map((place) => (
            <BarLink key={place.to} place={place} count={countOf(place)} />
          ))}
        {user ? (
          <NavLink className={barClass} to={`/u/${user.username}`} aria-label={t('app.profile')}>
            <Avatar className="size-7" user={user} />
          </NavLink>
        ) : (
          <NavLink className={barClass} to="/sign-in" aria-label={t('app.signIn')}>
            <LogIn className="size-6" aria-hidden="true" />
          </NavLink>
        )}
      </nav>
    </div>
  );
}

const sideClass = ({ isActive }: { isActive: boolean }) =>
  classes('flex min-h-12 items-center gap-4 rounded-md px-3 no-underline transition-colors hover:bg-sunken', isActive ? 'bg-brand-soft font-bold text-link' : 'text-ink');

const barClass = ({ isActive }: { isActive: boolean }) =>
  classes('touch relative m-0.5 inline-flex flex-1 items-center justify-center rounded-md no-underline', isActive ? 'text-link [&_svg]:stroke-[2.6]' : 'text-ink');

function SideLink({ place: { to, label, icon: Icon }, count }: { place: Place; count: number }) {
  const { t } = useI18n();
  return (
    <NavLink className={sideClass} to={to} end={to === '/'} title={t(label)}>
      <span className="relative">
        <Icon className="size-6 shrink-0" aria-hidden="true" />
        <Count count={count} />
      </span>
      <span className="max-lg:sr-only">{t(label)}</span>
      {count > 0 && <span className="sr-only">{t('app.unread', { count })}</span>}
    </NavLink>
  );
}

function BarLink({ place: { to, label, icon: Icon }, count }: { place: Place; count: number }) {
  const { t } = useI18n();
  return (
    <NavLink className={barClass} to={to} end={to === '/'} aria-label={count > 0 ? `${t(label)} ${t('app.unread', { count })}` : t(label)}>
      <span className="relative">
        <Icon className="size-6" aria-hidden="true" />
        <Count count={count} />
      </span>
    </NavLink>
  );
}

function Count({ count }: { count: number }) {
  const { format } = useI18n();
  return (
    count > 0 && (
      <span aria-hidden="true" className="absolute -end-2 -top-2 min-w-5 rounded-full bg-danger px-1 text-center text-xs leading-5 font-bold text-on-brand">{count > 99 ? '99+' : format.number(count)}</span>
    )
  );
}
