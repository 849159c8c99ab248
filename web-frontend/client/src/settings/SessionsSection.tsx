import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Monitor, Smartphone } from 'lucide-react';
import { useState } from 'react';
import { api, done } from '../api/api';
import { useI18n } from '../i18n/i18n';
import { Ago } from '../ui/Ago';
import { Button } from '../ui/Button';
import { Confirm } from '../ui/Confirm';
import { Query } from '../ui/states';
import { useAction } from '../ui/useAction';
import { deviceOf } from './device';
import { sessionsOptions } from './queries';
import { Card, Section } from './Section';

const endSession = (id: string) => done(api.DELETE('/api/v1/auth/sessions/{id}', { params: { path: { id } } }));

/** Where the account is signed in, and how to end that. */
export function SessionsSection() {
  const { t, format } = useI18n();
  const queries = useQueryClient();
  const query = useQuery(sessionsOptions);
  const [isAsking, setAsking] = useState(false);
  const end = useAction(
    async (ids: string[]) => {
      for (const id of ids) await endSession(id);
    },
    {
      then: (_, ids) => {
        queries.setQueryData(sessionsOptions.queryKey, (kept) => kept?.filter(({ id }) => !ids.includes(id)));
      },
    },
  );
  return (
    <Section title={t('settings.sessions')} intro={t('settings.sessionsText')}>
      <Query query={query}>
        {(sessions) => {
          const others = sessions.filter(({ current }) => !current);
          return (
            <>
              <Card>
                <ul className="grid gap-5" aria-label={t('settings.sessions')}>
                  {sessions
                    .toSorted((a, b) => Number(b.current) - Number(a.current))
                    .map(({ id, device, address, startedAt, lastSeen, current }) => {
                      const { browser, system, isPhone } = deviceOf(device);
                      const name = system === null ? browser : t('settings.device', { browser, system });
                      const Icon = isPhone ? Smartphone : Monitor;
                      return (
                        <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2">
                          <Icon className="size-6 shrink-0 text-soft" aria-hidden="true" />
                          <div className="min-w-40 flex-1">
                            <p className="font-medium" title={device}>
                              {name}
                            </p>
                            <p className="text-sm wrap-anywhere text-soft">
                              <span dir="ltr">{address}</span> · {current ? <strong className="font-medium text-good">{t('settings.thisDevice')}</strong> : <Ago time={lastSeen} />}
                            </p>
                            <p className="text-sm text-soft">{t('settings.signedInAt', { time: format.time(startedAt) })}</p>
                          </div>
                          {!current && (
                            <Button
                              kind="secondary"
                              size="small"
                              className="min-h-11 max-sm:ms-10"
                              aria-label={t('settings.endSessionOf', { name })}
                              busy={end.input?.includes(id) ?? false}
                              onClick={() => {
                                end.run([id]);
                              }}
                            >
                              {t('settings.endSession')}
                            </Button>
                          )}
                        </li>
                      );
                    })}
                </ul>
              </Card>
              {others.length > 0 && (
                <Button
                  kind="secondary"
                  className="justify-self-start"
                  onClick={() => {
                    setAsking(true);
                  }}
                >
                  {t('settings.endOthers')}
                </Button>
              )}
              {isAsking && (
                <Confirm
                  title={t('settings.endOthers')}
                  text={t('settings.endOthersText', { count: others.length })}
                  action={t('settings.endOthers')}
                  onConfirm={() => end.runAsync(others.map(({ id }) => id))}
                  onClose={() => {
                    setAsking(false);
                  }}
                />
              )}
            </>
          );
        }}
      </Query>
    </Section>
  );
}
