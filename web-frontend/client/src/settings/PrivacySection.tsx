import { useState } from 'react';
import { api, take, type Me, type Schemas } from '../api/api';
import { useMe, useSession } from '../api/session';
import { useI18n } from '../i18n/i18n';
import { Confirm } from '../ui/Confirm';
import { Select } from '../ui/Field';
import { Switch } from '../ui/Switch';
import { useAction } from '../ui/useAction';
import { Card, Section } from './Section';

const audiences = ['everyone', 'followers', 'following', 'nobody'] as const;

/** Changes something of oneself: shown at once, taken back when the server refuses. */
function useEdit() {
  const me = useMe();
  const { update } = useSession();
  return useAction((change: Schemas['EditProfileRequest']) => take(api.PATCH('/api/v1/users/me', { body: change })), {
    before: ({ isPrivate, settings }): Me => {
      update({ ...me, ...(typeof isPrivate === 'boolean' && { isPrivate }), ...(settings && { settings: { ...me.settings, ...settings } }) });
      return me;
    },
    undo: update,
    then: update,
  });
}

/** Who sees what of oneself. */
export function PrivacySection() {
  const { t } = useI18n();
  const me = useMe();
  const { run, runAsync } = useEdit();
  const [isOpening, setOpening] = useState(false);
  return (
    <Section title={t('settings.privacy')}>
      <Card>
        <Switch
          label={t('settings.private')}
          hint={t('settings.privateHint')}
          checked={me.isPrivate}
          onChange={(isPrivate) => {
            if (isPrivate) run({ isPrivate });
            else setOpening(true);
          }}
        />
      </Card>
      <Card>
        <Select
          label={t('settings.lastSeen')}
          hint={t('settings.lastSeenHint')}
          value={me.settings.showLastSeen ?? 'followers'}
          onChange={({ target }) => {
            const showLastSeen = audiences.find((audience) => audience === target.value);
            if (showLastSeen) run({ settings: { showLastSeen } });
          }}
        >
          {audiences.map((audience) => (
            <option key={audience} value={audience}>
              {t(`settings.audience.${audience}`)}
            </option>
          ))}
        </Select>
      </Card>
      {isOpening && (
        <Confirm
          title={t('settings.public')}
          text={t('settings.publicText')}
          action={t('settings.publicAction')}
          onConfirm={() => runAsync({ isPrivate: false })}
          onClose={() => {
            setOpening(false);
          }}
        />
      )}
    </Section>
  );
}
