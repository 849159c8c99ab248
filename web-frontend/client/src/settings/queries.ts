import { queryOptions } from '@tanstack/react-query';
import { api, take } from '../api/api';

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

/** Whether sign-ins need a code. */
export const secondFactorOptions = queryOptions({
  queryKey: ['settings', 'two-step'],
  queryFn: ({ signal }) => take(api.GET('/api/v1/auth/2fa', { signal })),
});
