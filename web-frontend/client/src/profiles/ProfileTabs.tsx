import { Bookmark, Grid3x3, Heart, UserSquare, type LucideIcon } from 'lucide-react';
import { Link } from 'react-router';
import type { MessageKey } from '../i18n/keys';
import { useI18n } from '../i18n/i18n';
import { classes } from '../ui/classes';

const tabs = ['posts', 'tagged', 'liked'] as const;

/** Which posts a profile shows. */
export type Tab = (typeof tabs)[number];

export const isTab = (name: string): name is Tab => tabs.some((tab) => tab === name);

interface Way {
  tab: Tab | null;
  to: string;
  label: MessageKey;
  icon: LucideIcon;
}

/** The ways between the posts of a profile; on one's own also to what one likes and has saved. */
export function ProfileTabs({ username, isOwn, tab }: { username: string; isOwn: boolean; tab: Tab }) {
  const { t } = useI18n();
  const ways: Way[] = [
    { tab: 'posts', to: `/u/${username}`, label: 'profiles.posts', icon: Grid3x3 },
    { tab: 'tagged', to: `/u/${username}/tagged`, label: 'profiles.tagged', icon: UserSquare },
  ];
  if (isOwn) {
    ways.push({ tab: 'liked', to: `/u/${username}/liked`, label: 'profiles.liked', icon: Heart });
    ways.push({ tab: null, to: '/saved', label: 'app.saved', icon: Bookmark });
  }
  return (
    <nav className="mx-auto flex max-w-page justify-center border-t border-line sm:gap-6" aria-label={t('profiles.tabs')}>
      {ways.map(({ tab: own, to, label, icon: Icon }) => (
        <Link
          key={to}
          to={to}
          // Switching is no new place to come back to.
          replace={own !== null}
          aria-current={own === tab ? 'page' : undefined}
          className={classes(
            '-mt-px flex min-h-12 flex-1 items-center justify-center gap-2 border-t-2 px-3 text-sm no-underline transition-colors sm:flex-none',
            own === tab ? 'border-ink font-bold text-ink' : 'border-transparent text-soft hover:text-ink',
          )}
        >
          <Icon className="size-5 shrink-0" aria-hidden="true" />
          <span className={classes(isOwn && 'max-[26rem]:sr-only')}>{t(label)}</span>
        </Link>
      ))}
    </nav>
  );
}
