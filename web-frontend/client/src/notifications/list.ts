import type { Notification } from '../api/api';
import { mapItems, withFirst, type Pages } from '../api/pages';

const timeOf = ({ createdAt }: Notification) => new Date(createdAt).getTime();

/**
 * The list with a notification that the hub told. What something new has come to keeps its id and moves to the beginning; one that is older than what
 * the list has of it changes nothing.
 */
export function received(pages: Pages<Notification> | undefined, notification: Notification): Pages<Notification> | undefined {
  const known = pages?.pages.flatMap(({ items }) => items).find(({ id }) => id === notification.id);
  if (known && timeOf(known) > timeOf(notification)) return pages;
  return withFirst(
    mapItems(pages, (item) => (item.id === notification.id ? null : item)),
    notification,
  );
}

/** The list after all up to a time were read. */
export const readUpTo = (pages: Pages<Notification> | undefined, time: string): Pages<Notification> | undefined =>
  mapItems(pages, (item) => (item.read || timeOf(item) > new Date(time).getTime() ? item : { ...item, read: true }));

/** When the newest that is unread came; null: all are read. */
export const newestUnread = (items: readonly Notification[]): string | null =>
  items.reduce<Notification | null>((newest, item) => (item.read || (newest !== null && timeOf(newest) >= timeOf(item)) ? newest : item), null)?.createdAt ?? null;

/** Where a notification leads. `comment` says to a post's page which of its comments is meant. */
export function targetOf({ kind, actors, count, target }: Notification, username: string): string | null {
  if (kind === 'request') return '/follow-requests';
  if (target.postId) return target.commentId ? `/p/${target.postId}?comment=${target.commentId}` : `/p/${target.postId}`;
  const [actor] = actors;
  if (kind === 'follow' && count > 1) return `/u/${username}/followers`;
  return actor ? `/u/${actor.username}` : null;
}

/** How a sentence names who did it: one, two, or one and so many others. */
export function shapeOf({ actors, count }: Pick<Notification, 'actors' | 'count'>): 'one' | 'two' | 'more' {
  if (count <= 1) return 'one';
  return count === 2 && actors.length > 1 ? 'two' : 'more';
}
