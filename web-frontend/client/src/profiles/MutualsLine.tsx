import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { User } from '../api/api';
import { mutualsOptions } from '../graph/queries';
import { useI18n } from '../i18n/i18n';

const named = 2;

/** Who of those whom the viewer follows follows this user too. Its place is kept until that is known. */
export function MutualsLine({ user }: { user: User }) {
  const { t, format } = useI18n();
  const { data } = useInfiniteQuery(mutualsOptions(user.id));
  const people = data?.pages[0]?.items ?? [];
  if ((user.counts?.followers ?? 0) === 0) return null;
  const names = people.slice(0, named).map(({ displayName, username }) => displayName || username);
  if (people.length > named) names.push(t('profiles.others'));
  return (
    <p className="min-h-6 text-sm text-soft">
      {people.length > 0 && (
        <Link className="text-soft no-underline hover:underline" to={`/u/${user.username}/mutuals`}>
          {t('profiles.followedBy', { names: format.list(names) })}
        </Link>
      )}
    </p>
  );
}
