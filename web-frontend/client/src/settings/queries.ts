import { queryOptions } from '@tanstack/react-query';
import { api, take } from '../api/api';
import { isCode } from '../api/errors';

export const sessionsOptions = queryOptions({
  queryKey: ['settings', 'sessions'],
  queryFn: ({ signal }) => take(api.GET('/api/v1/auth/sessions', { signal })),
});

export const passkeysOptions = queryOptions({
  queryKey: ['settings', 'passkeys'],
  queryFn: ({ signal }) => take(api.GET('/api/v1/auth/passkeys', { signal })),
});

export const notificationSettingsOptions = queryOptions({
  queryKey: ['settings', 'notifications'],
  queryFn: ({ signal }) => take(api.GET('/api/v1/notifications/settings', { signal })),
});

// A copy of the data is ready within seconds, or minutes where there is much.
const exportPause = 3_000;

/** The copy of one's data; asked for again and again while it is being made. */
export const exportOptions = queryOptions({
  queryKey: ['settings', 'export'],
  queryFn: ({ signal }) => take(api.GET('/api/v1/users/me/export', { signal })),
  refetchInterval: ({ state }) => (state.data?.status === 'pending' ? exportPause : false),
});

/**
 * A secret for a second factor; null: there is one already. The API tells so only when asked for a secret, which changes nothing until it is enabled.
 * Never kept: each secret is for one try.
 */
export const secondFactorOptions = queryOptions({
  queryKey: ['settings', 'two-step'],
  queryFn: async () => {
    try {
      return await take(api.POST('/api/v1/auth/2fa/setup'));
    } catch (error) {
      if (isCode(error, 'two_factor_enabled')) return null;
      throw error;
    }
  },
  staleTime: 'static',
  gcTime: 0,
});
