import { useState } from 'react';
import { api, take } from '../api/api';
import { PeoplePicker, type Person } from '../graph/PeoplePicker';
import { useI18n } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { useAction } from '../ui/useAction';

/** Chooses people who become close friends. */
export function AddFriends({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const [chosen, setChosen] = useState<readonly Person[]>([]);
  const add = useAction(
    async () => {
      for (const { id } of chosen) await take(api.PUT('/api/v1/users/{id}/close-friend', { params: { path: { id } } }));
    },
    { then: onClose },
  );
  return (
    <Dialog title={t('settings.addFriends')} onClose={onClose}>
      <div className="grid gap-4">
        <PeoplePicker label={t('settings.closeFriends')} chosen={chosen} onChange={setChosen} autoFocus />
        <Button
          className="justify-self-end"
          busy={add.isBusy}
          disabled={chosen.length === 0}
          onClick={() => {
            add.run();
          }}
        >
          {t('settings.add')}
        </Button>
      </div>
    </Dialog>
  );
}
