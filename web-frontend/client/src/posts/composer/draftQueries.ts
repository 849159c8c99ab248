import { api, takePage } from '../../api/api';
import { pagesOptions } from '../../api/pages';
import { kept } from '../../offline/kept';
import { postsPage } from '../queries';

const page = (cursor: string | undefined) => ({ params: { query: { limit: 24, ...(cursor !== undefined && { cursor }) } } });

/** One's drafts and posts that wait for their time, the newest first. */
export const draftsOptions = () => ({
  ...pagesOptions(['drafts'], (cursor, signal) => takePage(api.GET('/api/v1/users/me/drafts', { ...page(cursor), signal }))),
  // A post that waited is published without this client.
  staleTime: 0,
  ...kept,
});

/** One's archived posts, which nobody else sees. */
export const archiveOptions = () => pagesOptions(['archive'], (cursor, signal) => postsPage(takePage(api.GET('/api/v1/users/me/archive', { ...page(cursor), signal }))));
