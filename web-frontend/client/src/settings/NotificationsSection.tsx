import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, take, type Schemas } from '../api/api';
import { useI18n } from '../i18n/i18n';
import { Select } from '../ui/Field';
import { Query } from '../ui/states';
import { useAction } from '../ui/useAction';
import { notificationSettingsOptions } from './queries';
import { Card, Section } from './Section';

type Kinds = Schemas['NotificationSettingsAnswer'];

const kinds = ['likes', 'comments', 'replies', 'mentions', 'tags', 'follows', 'requests', 'acceptances'] as const satisfies (keyof Kinds)[];
const sources = ['everyone', 'following', 'off'] as const;

/** Of whose acts one is notified, of each kind. */
export function NotificationsSection() {
  const { t } = useI18n();
  const queries = useQueryClient();
  const { queryKey } = notificationSettingsOptions;
  const query = useQuery(notificationSettingsOptions);
  const change = useAction((part: Partial<Kinds>) => take(api.PATCH('/api/v1/notifications/settings', { body: part })), {
    before: (part) => {
      const kept = queries.getQueryData(queryKey);
      queries.setQueryData(queryKey, kept && { ...kept, ...part });
      return kept;
    },
    undo: (kept) => queries.setQueryData(queryKey, kept),
    then: (answer) => queries.setQueryData(queryKey, answer),
  });
  return (
    <Section title={t('settings.notifications')} intro={t('settings.notificationsText')}>
      <Query query={query}>
        {(chosen) => (
          <Card className="sm:grid-cols-2">
            {kinds.map((kind) => (
              <Select
                key={kind}
                label={t(`settings.notify.${kind}`)}
                value={chosen[kind]}
                onChange={({ target }) => {
                  change.run({ [kind]: target.value });
                }}
              >
                {sources.map((source) => (
                  <option key={source} value={source}>
                    {t(`settings.source.${source}`)}
                  </option>
                ))}
              </Select>
            ))}
          </Card>
        )}
      </Query>
    </Section>
  );
}
