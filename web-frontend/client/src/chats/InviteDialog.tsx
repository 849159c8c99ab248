import { useState } from 'react';
import { api, take, type Schemas } from '../api/api';
import { useForm } from '../accounts/useForm';
import { useI18n } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Field, Select } from '../ui/Field';
import { toast } from '../ui/toasts';
import { ofChat } from './queries';
import type { Chat } from './types';

const day = 86_400;
const terms = [1, 7, 30, 90];

/** Makes an invitation, which is shown this once. Its secret is behind the #, which no server is sent. */
export function InviteDialog({ chat, onClose }: { chat: Chat; onClose: () => void }) {
  const { t, format } = useI18n();
  const [made, setMade] = useState<Schemas['InviteAnswer'] | null>(null);
  const form = useForm(async (field) => {
    const maxUses = field('maxUses');
    setMade(await take(api.POST('/api/v1/chats/{id}/invites', { ...ofChat(chat.id), body: { expiresIn: Number(field('days')) * day, ...(maxUses !== '' && { maxUses: Number(maxUses) }) } })));
  });
  const link = made && `${location.origin}/chats/join#${made.invite}`;
  return (
    <Dialog title={t('chats.invite')} onClose={onClose}>
      {link === null || made === null ? (
        <form className="grid gap-4" onSubmit={form.onSubmit}>
          <Select label={t('chats.invite.days')} name="days" defaultValue="7">
            {terms.map((count) => (
              <option key={count} value={count}>
                {t('chats.days', { count })}
              </option>
            ))}
          </Select>
          <Field label={t('chats.invite.uses')} hint={t('chats.invite.usesHint')} name="maxUses" type="number" min={1} error={form.of('maxUses')} />
          {form.failure !== null && (
            <p className="text-bad" role="alert">
              {form.failure}
            </p>
          )}
          <Button type="submit" busy={form.isBusy}>
            {t('chats.invite.make')}
          </Button>
        </form>
      ) : (
        <div className="grid gap-4">
          <Field label={t('chats.invite.link')} hint={t('chats.invite.hint', { when: format.time(made.expiresAt) })} readOnly dir="ltr" value={link} onFocus={({ target }) => { target.select(); }} />
          <Button
            onClick={() =>
              void navigator.clipboard.writeText(link).then(() => {
                toast(t('chats.invite.copied'));
              })
            }
          >
            {t('chats.invite.copy')}
          </Button>
        </div>
      )}
    </Dialog>
  );
}
