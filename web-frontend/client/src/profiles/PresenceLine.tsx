import type { User } from '../api/api';
import type { MessageKey } from '../i18n/keys';
import { useI18n } from '../i18n/i18n';
import { usePresenceOf, useWatchedPresence } from '../live/presence';
import { classes } from '../ui/classes';
import { useNow } from '../ui/useNow';

const states: Record<string, { label: MessageKey; dot: string }> = {
  online: { label: 'profiles.online', dot: 'bg-online' },
  away: { label: 'profiles.away', dot: 'bg-away' },
  dnd: { label: 'profiles.busy', dot: 'bg-danger' },
};

/** Whether somebody is there, or when they were; nothing where the viewer may not know. */
export function PresenceLine({ user }: { user: User }) {
  const { t, format } = useI18n();
  const now = useNow();
  useWatchedPresence([user.id]);
  const live = usePresenceOf(user.id);
  // Only who may know has it in the answer.
  if (user.status === undefined) return null;
  const { status, lastSeen } = live ?? { status: user.status, lastSeen: user.lastSeen ?? null };
  const state = states[status];
  if (state === undefined && lastSeen === null) return null;
  return (
    <p className="flex items-center gap-1.5 text-sm text-soft">
      {state ? (
        <>
          <span className={classes('size-2.5 shrink-0 rounded-full', state.dot)} aria-hidden="true" />
          {t(state.label)}
        </>
      ) : (
        lastSeen !== null && t('profiles.lastSeen', { when: format.ago(lastSeen, now) })
      )}
    </p>
  );
}
