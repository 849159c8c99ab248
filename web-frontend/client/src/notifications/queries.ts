import { api, takePage } from '../api/api';
import { pagesOptions } from '../api/pages';
import { kept } from '../offline/kept';

/** What others have done that concerns the user, newest first. Read anew each time somebody comes to it: the hub tells only who is there. */
export const notificationsOptions = () => ({
  ...pagesOptions(['notifications', 'list'], (cursor, signal) =>
    takePage(api.GET('/api/v1/notifications', { params: { query: { limit: 30, ...(cursor !== undefined && { cursor }) } }, signal })),
  ),
  refetchOnMount: 'always' as const,
  ...kept,
});
