import { api, takePage } from '../api/api';
import { pagesOptions } from '../api/pages';
import { usersPage } from '../graph/queries';

/** The most characters that the server searches for. */
export const longestSearch = 50;

/** What is searched for, of what was typed. */
export const searchText = (typed: string) => typed.trim().replace(/^@/, '').slice(0, longestSearch).toLowerCase();

/** Users whose username or name begins so. A question that nobody waits for any more is given up. */
export const peopleOptions = (text: string) =>
  pagesOptions(['search', 'people', text], (cursor, signal) =>
    usersPage(takePage(api.GET('/api/v1/users', { params: { query: { q: text, limit: 20, ...(cursor !== undefined && { cursor }) } }, signal }))),
  );
