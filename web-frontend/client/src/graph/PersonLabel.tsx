import type { ReactNode } from 'react';
import type { User } from '../api/api';
import { Avatar } from '../ui/Avatar';

/** A user in a line: picture, name, username. */
export function PersonLabel({ user, note }: { user: Pick<User, 'username' | 'displayName' | 'avatar'>; note?: ReactNode }) {
  return (
    <span className="flex min-w-0 flex-1 items-center gap-3">
      <Avatar className="size-11" user={user} />
      <span className="min-w-0 leading-tight">
        {/* At the line's beginning, whichever direction the page has, and cut at its own end. */}
        <span className="block w-fit max-w-full truncate font-bold" dir="auto">
          {user.displayName || user.username}
        </span>
        <span className="block w-fit max-w-full truncate text-sm text-soft" dir="auto">
          @{user.username}
        </span>
        {note}
      </span>
    </span>
  );
}
