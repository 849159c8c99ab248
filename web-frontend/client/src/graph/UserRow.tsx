import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { User } from '../api/api';
import { FollowButton } from './FollowButton';
import { PersonLabel } from './PersonLabel';

interface Props {
  user: User;
  /** Stands below the name. */
  note?: ReactNode;
  /** Somebody goes to the profile. */
  onOpen?: () => void;
  /** What can be done about them, instead of following. */
  children?: ReactNode;
}

/** A user in a list, with what can be done about them. */
export function UserRow({ user, note, onOpen, children = <FollowButton user={user} /> }: Props) {
  return (
    <div className="flex min-h-16 flex-wrap items-center justify-end gap-x-2 px-4">
      <Link className="flex min-h-14 min-w-0 flex-1 basis-40 items-center rounded-md text-ink no-underline" data-found="" to={`/u/${user.username}`} onClick={onOpen}>
        <PersonLabel user={user} note={note} />
      </Link>
      {children}
    </div>
  );
}
