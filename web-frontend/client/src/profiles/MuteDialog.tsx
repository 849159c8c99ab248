import { useState } from 'react';
import type { User } from '../api/api';
import { useRelationActions, type MuteParts } from '../graph/actions';
import { useRelation } from '../graph/relations';
import { useI18n } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Switch } from '../ui/Switch';

const parts = ['posts', 'stories', 'notifications'] as const;

/** Asks what of somebody is to be muted. The server does not tell what of it is muted already, so all is offered anew. */
export function MuteDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useI18n();
  const { muting } = useRelation(user);
  const { mute, unmute } = useRelationActions(user);
  const [chosen, setChosen] = useState<MuteParts>({ posts: true, stories: true, notifications: true });
  return (
    <Dialog title={t('profiles.muteName', { name: user.displayName || user.username })} onClose={onClose}>
      <p className="mb-4 text-soft">{t('profiles.muteText')}</p>
      <div className="grid gap-1">
        {parts.map((part) => (
          <Switch
            key={part}
            label={t(`profiles.mutePart.${part}`)}
            checked={chosen[part]}
            onChange={(isOn) => {
              setChosen({ ...chosen, [part]: isOn });
            }}
          />
        ))}
      </div>
      <div className="mt-5 flex flex-wrap justify-end gap-3">
        {muting && (
          <Button
            kind="secondary"
            onClick={() => {
              void unmute();
              onClose();
            }}
          >
            {t('profiles.unmute')}
          </Button>
        )}
        <Button
          disabled={!parts.some((part) => chosen[part])}
          onClick={() => {
            void mute(chosen);
            onClose();
          }}
        >
          {t('profiles.mute')}
        </Button>
      </div>
    </Dialog>
  );
}
