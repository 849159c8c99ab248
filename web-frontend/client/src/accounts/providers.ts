import { queryOptions } from '@tanstack/react-query';
import { api, take } from '../api/api';

/** Other services that people can sign in with here. */
export const providersOptions = queryOptions({
  queryKey: ['accounts', 'providers'],
  queryFn: async ({ signal }) => (await take(api.GET('/api/v1/auth/oauth', { signal }))).providers,
  staleTime: Infinity,
});

const names: Record<string, string> = { github: 'GitHub', gitlab: 'GitLab', linkedin: 'LinkedIn' };

/** How a provider is called. */
export const providerName = (provider: string) => names[provider] ?? provider.charAt(0).toUpperCase() + provider.slice(1);

/** Where signing in at a provider begins: a page of the server, which comes back to the page for signing in. What is behind `#` may be a secret and is not for its log. */
export function startAddress(provider: string, from: string): string {
  const returnTo = `/sign-in?${new URLSearchParams({ by: provider, from: from.replace(/#.*/, '') }).toString()}`;
  return `/api/v1/auth/oauth/${encodeURIComponent(provider)}?${new URLSearchParams({ returnTo }).toString()}`;
}

/** How somebody has come back from a provider. */
export type ProviderReturn =
  | { kind: 'session'; provider: string }
  /** There is an account with this e-mail address: its password is needed once. */
  | { kind: 'link_required' | 'two_factor_required'; provider: string; ticket: string }
  | { kind: 'refused'; provider: string; error: string };

/** Reads that from the address of the page for signing in; null: nobody was at a provider. */
export function returned(search: string, hash: string): ProviderReturn | null {
  const query = new URLSearchParams(search);
  const provider = query.get('by');
  if (provider === null) return null;
  const error = query.get('error');
  if (error === null) return { kind: 'session', provider };
  const ticket = new URLSearchParams(hash.replace(/^#/, '')).get('ticket');
  return (error === 'link_required' || error === 'two_factor_required') && ticket !== null ? { kind: error, provider, ticket } : { kind: 'refused', provider, error };
}
