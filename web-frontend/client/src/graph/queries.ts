import { api, takePage, type Page, type User } from '../api/api';
import { pagesOptions } from '../api/pages';
import { receiveUsers } from './relations';

/** Reads a page of users; what was known of one's relations to them before is in it. */
export async function usersPage(answer: Promise<Page<User>>): Promise<Page<User>> {
  const askedAt = performance.now();
  const page = await answer;
  receiveUsers(page.items, askedAt);
  return page;
}

const limit = 50;

const page = (cursor: string | undefined) => ({ limit, ...(cursor !== undefined && { cursor }) });

const of = (id: string, cursor: string | undefined) => ({ params: { path: { id }, query: page(cursor) } });

const own = (cursor: string | undefined) => ({ params: { query: page(cursor) } });

/** Who follows a user, newest first. */
export const followersOptions = (userId: string) =>
  pagesOptions(['graph', 'followers', userId], (cursor, signal) => usersPage(takePage(api.GET('/api/v1/users/{id}/followers', { ...of(userId, cursor), signal }))));

/** Whom a user follows, newest first. */
export const followingOptions = (userId: string) =>
  pagesOptions(['graph', 'following', userId], (cursor, signal) => usersPage(takePage(api.GET('/api/v1/users/{id}/following', { ...of(userId, cursor), signal }))));

/** Who of those whom the viewer follows follows a user. */
export const mutualsOptions = (userId: string) =>
  pagesOptions(['graph', 'mutuals', userId], (cursor, signal) => usersPage(takePage(api.GET('/api/v1/users/{id}/mutuals', { ...of(userId, cursor), signal }))));

/** Who has asked to follow the viewer, newest first. What the hub tells is only heeded while a screen is there that shows them. */
export const followRequestsOptions = () => ({
  ...pagesOptions(['graph', 'requests'], (cursor, signal) => usersPage(takePage(api.GET('/api/v1/follow-requests', { ...own(cursor), signal })))),
  refetchOnMount: 'always' as const,
});

/** Whom the viewer blocks, newest first. */
export const blocksOptions = () => pagesOptions(['graph', 'blocks'], (cursor, signal) => usersPage(takePage(api.GET('/api/v1/users/me/blocks', { ...own(cursor), signal }))));

/** Whom the viewer mutes, wholly or in part, newest first. */
export const mutesOptions = () => pagesOptions(['graph', 'mutes'], (cursor, signal) => usersPage(takePage(api.GET('/api/v1/users/me/mutes', { ...own(cursor), signal }))));

/** Whom the viewer restricts, newest first. */
export const restrictsOptions = () => pagesOptions(['graph', 'restricts'], (cursor, signal) => usersPage(takePage(api.GET('/api/v1/users/me/restricts', { ...own(cursor), signal }))));

/** The viewer's close friends, newest first. */
export const closeFriendsOptions = () =>
  pagesOptions(['graph', 'close-friends'], (cursor, signal) => usersPage(takePage(api.GET('/api/v1/users/me/close-friends', { ...own(cursor), signal }))));
