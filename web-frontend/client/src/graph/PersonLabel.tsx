import type { ReactNode } from 'react';
import type { User } from '../api/api';
import { Avatar } from '../ui/Avatar';

/** A user in a line: picture, name, username. */
export function PersonLabel({ user, note }: { user: Pick<User, 'username' | 'displayName' | 'avatar'>; note?: ReactNode }) {
  return (
    <span className="flex min-w-0 flex-1 items-center gap-3">
      <Avatar className="size-11" user={user} />
      <span className="min-w-0 leading-tight">
        <span className="block truncate font-bold">
          <bdi>{user.displayName || user.username}</bdi>
        </span>
        <span className="block truncate text-sm text-soft">
          <bdi>@{user.username}</bdi>
        </span>
        {note}
      </span>
    </span>
  );
}
