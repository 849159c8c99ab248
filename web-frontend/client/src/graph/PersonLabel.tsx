import type { ReactNode } from 'react';
import type { User } from '../api/api';
import { Avatar } from '../ui/Avatar';

/** A user in a line: picture, name, username. */
export function PersonLabel({ user, note }: { user: Pick<User, 'username' | 'displayName' | 'avatar'>; note?: ReactNode }) {
  return (
    <span className="flex min-w-0 flex-1 items-center gap-3">
      <Avatar className="size-11" user={user} />
      <span className="min-w-0 leading-tight">
        <bdi className="block truncate font-bold">{user.displayName || user.username}</bdi>
        <bdi className="block truncate text-sm text-soft">@{user.username}</bdi>
        {note}
      </span>
    </span>
  );
}
