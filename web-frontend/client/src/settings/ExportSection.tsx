import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { api, take } from '../api/api';
import { isCode } from '../api/errors';
import { useI18n } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { Spinner } from '../ui/Spinner';
import { Query } from '../ui/states';
import { useNow } from '../ui/useNow';
import { useAction } from '../ui/useAction';
import { exportOptions } from './queries';
import { Card, Section } from './Section';

/** A copy of all that the server has of oneself. */
export function ExportSection() {
  const { t, format } = useI18n();
  const queries = useQueryClient();
  const now = useNow();
  const query = useQuery(exportOptions);
  const order = useAction(
    async () => {
      try {
        return await take(api.POST('/api/v1/users/me/export'));
      } catch (error) {
        // Ordered in another window: that is under way.
        if (!isCode(error, 'export_pending')) throw error;
        return await take(api.GET('/api/v1/users/me/export'));
      }
    },
    { then: (answer) => queries.setQueryData(exportOptions.queryKey, answer) },
  );
  return (
    <Section title={t('settings.export')} intro={t('settings.exportText')}>
      <Query query={query}>
        {({ status, requestedAt, url, expiresAt }) => {
          const isThere = url !== null && (expiresAt === null || new Date(expiresAt).getTime() > now);
          return (
            <Card>
              <div className="grid gap-4 empty:-mt-4" role="status">
                {status === 'pending' && (
                  <p className="flex items-center gap-3">
                    <Spinner className="size-5" />
                    {t('settings.exportPending')}
                  </p>
                )}
                {status === 'failed' && <p className="text-bad">{t('settings.exportFailed')}</p>}
                {isThere && (
                  <>
                    <p>{t('settings.exportReady')}</p>
                    <a className="inline-flex min-h-11 items-center gap-2 justify-self-start rounded-full bg-brand px-5 font-medium text-on-brand no-underline hover:bg-brand-strong" href={url} download>
                      <Download className="size-5" aria-hidden="true" />
                      {t('settings.exportDownload')}
                    </a>
                    {expiresAt !== null && <p className="text-sm text-soft">{t('settings.exportUntil', { time: format.time(expiresAt) })}</p>}
                  </>
                )}
                {requestedAt !== null && <p className="text-sm text-soft">{t('settings.exportAsked', { time: format.time(requestedAt) })}</p>}
              </div>
              {status !== 'pending' && (
                <Button
                  kind={isThere ? 'secondary' : 'primary'}
                  className="justify-self-start"
                  busy={order.isBusy}
                  onClick={() => {
                    order.run();
                  }}
                >
                  {t('settings.exportOrder')}
                </Button>
              )}
            </Card>
          );
        }}
      </Query>
    </Section>
  );
}
