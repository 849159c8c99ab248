import { BellOff } from 'lucide-react';
import { useState } from 'react';
import { useI18n } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Act } from './MessageMenu';
import type { Draft } from './types';

/** A time as a field of the form takes it, in the zone of the browser. */
export function localTime(at: Date): string {
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

const hour = 3_600_000;
const longest = 365 * 24 * hour;

/** Other ways to send what was written: without disturbing anybody, or later. */
export function SendOptions({ onSend, onClose }: { onSend: (options: Pick<Draft, 'silent' | 'sendAt'>) => void; onClose: () => void }) {
  const { t } = useI18n();
  const [now] = useState(() => Date.now());
  const [time, setTime] = useState(() => localTime(new Date(now + hour)));
  const at = new Date(time);
  const isPast = Number.isNaN(at.getTime()) || at.getTime() <= now;
  return (
    <Dialog title={t('chats.sendOptions')} className="w-[min(24rem,calc(100vw-1.5rem))]" onClose={onClose}>
      <div className="-mx-2 grid">
        <Act
          icon={BellOff}
          label={t('chats.sendSilently')}
          act={() => {
            onClose();
            onSend({ silent: true });
          }}
        />
      </div>
      <form
        className="mt-4 grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (isPast) return;
          onClose();
          onSend({ sendAt: at.toISOString() });
        }}
      >
        <Field
          label={t('chats.sendAt')}
          type="datetime-local"
          required
          min={localTime(new Date(now))}
          max={localTime(new Date(now + longest))}
          value={time}
          error={isPast ? t('chats.sendAtPast') : undefined}
          onChange={(event) => {
            setTime(event.target.value);
          }}
        />
        <Button type="submit" disabled={isPast}>
          {t('chats.schedule')}
        </Button>
      </form>
    </Dialog>
  );
}
