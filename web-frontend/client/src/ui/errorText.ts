import { ApiError, NetworkError } from '../api/errors';
import type { MessageKey } from '../i18n/keys';
import { useI18n, type I18n } from '../i18n/i18n';

const known: Record<string, MessageKey> = {
  not_found: 'app.error.notFound',
  forbidden: 'app.error.forbidden',
  suspended: 'accounts.suspended',
  private_account: 'app.error.privateAccount',
  rate_limited: 'app.error.rateLimited',
  unavailable: 'app.error.unavailable',
  unauthenticated: 'app.error.unauthenticated',
  internal: 'app.error.internal',
  media_slow: 'app.error.mediaSlow',
};

/** What went wrong, for people, in their language; of what is not known here, what the server says. */
export function errorText(t: I18n['t'], error: unknown, format?: I18n['format']): string {
  if (error instanceof NetworkError) return t('app.offline.title');
  if (!(error instanceof ApiError)) return t('app.error.internal');
  if (error.code === 'rate_limited' && error.retryAfter !== null && format) return t('app.error.rateLimitedFor', { time: format.duration(error.retryAfter) });
  const key = known[error.code];
  return key === undefined ? (Object.values(error.details)[0]?.[0] ?? error.message) : t(key);
}

/** The same, in the language of the page. */
export function useErrorText() {
  const { t, format } = useI18n();
  return (error: unknown): string => errorText(t, error, format);
}
