import { useState } from 'react';
import type { Post } from '../api/api';
import { sentTo } from './sender';

interface Read {
  /** When the server gave the list. */
  at: number;
  /** How many comments the post had then, and how many of them were made here. */
  count: number;
  own: number;
}

/** How many comments others have made since the list was read; they are shown when the reader wants it. */
export function useNewComments(post: Post, { dataUpdatedAt, refetch }: { dataUpdatedAt: number; refetch: () => unknown }) {
  const own = sentTo(post.id);
  const now: Read = { at: dataUpdatedAt, count: post.counts.comments, own };
  const [read, setRead] = useState(now);
  // Of fewer comments some were deleted: that is no news, and what comes after is.
  if (read.at !== now.at || now.count < read.count) setRead(now);
  return { count: dataUpdatedAt === 0 ? 0 : newsSince(read, now), show: () => void refetch() };
}

/** What came since then, without what was made here. */
export const newsSince = (read: Read, now: Read) => (read.at === now.at ? Math.max(0, now.count - read.count - (now.own - read.own)) : 0);
