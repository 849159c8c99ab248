import type { QueryClient } from '@tanstack/react-query';
import type { Post, User } from '../api/api';
import { mapItems, type Pages } from '../api/pages';
import type { Relation } from './relations';

const step = (before: boolean, after: boolean) => Number(after) - Number(before);

/** By how much a change of the relation between viewer and user changes the numbers of both. */
export function countsChange(before: Relation, after: Relation) {
  const toUser = step(before.following, after.following);
  const toViewer = step(before.followedBy, after.followedBy);
  return { user: { followers: toUser, following: toViewer }, viewer: { followers: toViewer, following: toUser } };
}

/** Changes the numbers on the profiles that are in memory. */
export function changeCounts(queries: QueryClient, viewerId: string, userId: string, before: Relation, after: Relation) {
  const change = countsChange(before, after);
  const add = (id: string, { followers, following }: { followers: number; following: number }) => {
    if (followers === 0 && following === 0) return;
    queries.setQueriesData<User>({ queryKey: ['profiles', 'one'] }, (user) =>
      user?.id === id && user.counts ? { ...user, counts: { ...user.counts, followers: Math.max(0, user.counts.followers + followers), following: Math.max(0, user.counts.following + following) } } : user,
    );
  };
  add(userId, change.user);
  add(viewerId, change.viewer);
}

/** Takes a user's posts out of lists that are in memory. */
export function dropPosts(queries: QueryClient, userId: string, lists: readonly string[][]) {
  for (const queryKey of lists) {
    queries.setQueriesData<Pages<Post>>({ queryKey }, (pages) => mapItems(pages, (post) => (post.author.id === userId ? null : post)));
  }
}

/** Takes a user out of a list of users that is in memory. */
export function dropUser(queries: QueryClient, userId: string, queryKey: string[]) {
  queries.setQueriesData<Pages<User>>({ queryKey }, (pages) => mapItems(pages, (user) => (user.id === userId ? null : user)));
}
