import { CloudOff, SearchX, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { isCode, NetworkError } from '../api/errors';
import { useI18n } from '../i18n/i18n';
import { useErrorText } from './errorText';
import { Button } from './Button';
import { Spinner } from './Spinner';

function State({ icon: Icon, title, text, children }: { icon: LucideIcon; title: string; text?: string | undefined; children?: ReactNode }) {
  return (
    <div className="mx-auto grid max-w-sm justify-items-center gap-3 px-4 py-14 text-center">
      <span className="grid size-16 place-items-center rounded-full bg-brand-soft text-link">
        <Icon className="size-8" aria-hidden="true" />
      </span>
      <h2 className="text-lg font-bold">{title}</h2>
      {text !== undefined && <p className="text-soft">{text}</p>}
      {children}
    </div>
  );
}

/** Something is on its way. */
export function Loading({ label }: { label?: string }) {
  const { t } = useI18n();
  return (
    <div className="grid justify-items-center py-14 text-soft" role="status">
      <Spinner />
      <span className="sr-only">{label ?? t('app.loading')}</span>
    </div>
  );
}

/** There is nothing to show, and what to do about it. */
export const Empty = State;

/** It could not be had: because there is no connection, or for another reason; and another try. */
export function Failed({ error, retry }: { error: unknown; retry?: (() => unknown) | undefined }) {
  const { t } = useI18n();
  const text = useErrorText();
  if (isCode(error, 'not_found')) {
    // It will not be there at another try either.
    return (
      <div role="alert">
        <State icon={SearchX} title={t('app.notFound.title')} text={t('app.error.notFound')} />
      </div>
    );
  }
  const isOffline = error instanceof NetworkError;
  return (
    <div role="alert">
      <State icon={isOffline ? CloudOff : TriangleAlert} title={t(isOffline ? 'app.offline.title' : 'app.failed.title')} text={isOffline ? t('app.offline.text') : text(error)}>
        {retry && (
          <Button kind="secondary" onClick={() => void retry()}>
            {t('app.retry')}
          </Button>
        )}
      </State>
    </div>
  );
}

interface Asked<T> {
  data: T | undefined;
  error: unknown;
  fetchStatus: 'fetching' | 'paused' | 'idle';
  refetch: () => unknown;
}

/** The states of what is asked of the server: loading, error, offline, and what it is there for. */
export function Query<T>({ query, loading, children }: { query: Asked<T>; loading?: ReactNode; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return children(query.data);
  if (query.fetchStatus === 'paused') return <Failed error={new NetworkError()} retry={query.refetch} />;
  if (query.error !== null) return <Failed error={query.error} retry={query.refetch} />;
  return loading ?? <Loading />;
}
