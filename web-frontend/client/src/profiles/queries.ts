import { queryOptions } from '@tanstack/react-query';
import { api, take } from '../api/api';
import { receiveUsers } from '../graph/relations';

/** A user by username (or id), with what only a question for one user brings: presence. */
export const profileOptions = (username: string) =>
  queryOptions({
    queryKey: ['profiles', 'one', username.toLowerCase()],
    queryFn: async ({ signal }) => {
      const askedAt = performance.now();
      const user = await take(api.GET('/api/v1/users/{idOrUsername}', { params: { path: { idOrUsername: username } }, signal }));
      receiveUsers([user], askedAt);
      return user;
    },
    meta: { isKept: true },
  });
