import { CircleCheck, CircleDashed, CircleMinus, Clock, Settings2, type LucideIcon } from 'lucide-react';
import { useMe } from '../api/session';
import { useI18n } from '../i18n/i18n';
import { useLive } from '../live/live';
import { usePresenceOf, useWatchedPresence } from '../live/presence';
import { Menu } from '../ui/Menu';
import { toast } from '../ui/toasts';
import { useWords } from './words';

const statuses: [string, LucideIcon][] = [
  ['online', CircleCheck],
  ['away', Clock],
  ['dnd', CircleMinus],
  ['offline', CircleDashed],
];

/** What one is seen as by others, until it is chosen again. */
export function StatusMenu() {
  const { t } = useI18n();
  const me = useMe();
  const words = useWords();
  const { call } = useLive();
  useWatchedPresence([me.id]);
  const presence = usePresenceOf(me.id);
  const status = presence?.status ?? 'online';
  const icon = statuses.find(([name]) => name === status)?.[1] ?? Settings2;
  return (
    <Menu
      icon={icon}
      label={t('chats.status.own', { status: words.status(status) })}
      items={statuses.map(([name, each]) => ({
        label: name === 'offline' ? t('chats.status.appearOffline') : words.status(name),
        icon: each,
        act: () => {
          call('user:status-change', { status: name }).then(
            () => {
              toast(t('chats.status.changed', { status: words.status(name) }));
            },
            () => {
              toast(t('app.error.unavailable'), { isError: true });
            },
          );
        },
      }))}
    />
  );
}
