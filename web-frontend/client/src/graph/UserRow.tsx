import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { User } from '../api/api';
import { FollowButton } from './FollowButton';
import { PersonLabel } from './PersonLabel';

/** A user in a list, with what can be done about them: following, where nothing else is said. */
export function UserRow({ user, note, children }: { user: User; note?: ReactNode; children?: ReactNode }) {
  return (
    <div className="flex min-h-16 items-center gap-2 px-4 sm:rounded-md">
      <Link className="flex min-h-14 min-w-0 flex-1 items-center rounded-md text-ink no-underline" to={`/u/${user.username}`}>
        <PersonLabel user={user} note={note} />
      </Link>
      {children ?? <FollowButton user={user} />}
    </div>
  );
}
