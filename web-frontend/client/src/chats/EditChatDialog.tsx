import { useRef, useState } from 'react';
import { useForm } from '../accounts/useForm';
import { useI18n } from '../i18n/i18n';
import { uploadNow } from '../media/upload';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Field, TextArea } from '../ui/Field';
import { ChatAvatar } from './ChatAvatar';
import type { Chat } from './types';
import type { useChatActs } from './useChatActs';
import { useObjectUrl } from './useObjectUrl';

/** Changes name, description and picture of a group or channel. */
export function EditChatDialog({ chat, acts, onClose }: { chat: Chat; acts: ReturnType<typeof useChatActs>; onClose: () => void }) {
  const { t } = useI18n();
  const picker = useRef<HTMLInputElement>(null);
  // Undefined: it stays; null: it is taken away.
  const [picture, setPicture] = useState<File | null | undefined>(undefined);
  const url = useObjectUrl(picture ?? null);
  const form = useForm(async (field) => {
    const name = field('name').trim();
    const description = field('description').trim();
    const avatar = picture ? await uploadNow('avatar', picture) : picture;
    await acts.edit({ ...(name !== chat.name && { name }), ...(description !== chat.description && { description }), ...(avatar !== undefined && { avatar }) });
    onClose();
  });
  return (
    <Dialog title={t('chats.edit')} onClose={onClose}>
      <form className="grid gap-4" onSubmit={form.onSubmit}>
        <div className="flex flex-wrap items-center gap-3">
          <ChatAvatar chat={{ ...chat, avatar: picture === undefined ? chat.avatar : url }} className="size-16 text-xl" />
          <Button kind="secondary" size="small" onClick={() => picker.current?.click()}>
            {t('chats.picture')}
          </Button>
          {(picture ?? (picture === undefined && chat.avatar)) && (
            <Button
              kind="quiet"
              size="small"
              onClick={() => {
                setPicture(null);
              }}
            >
              {t('chats.noPicture')}
            </Button>
          )}
          <input
            ref={picker}
            type="file"
            accept="image/*"
            hidden
            onChange={({ target }) => {
              const file = target.files?.[0];
              if (file) setPicture(file);
            }}
          />
        </div>
        <Field label={t('chats.name')} name="name" maxLength={100} required defaultValue={chat.name} error={form.of('name')} />
        <TextArea label={t('chats.description')} name="description" maxLength={500} defaultValue={chat.description} error={form.of('description')} />
        {form.failure !== null && (
          <p className="text-bad" role="alert">
            {form.failure}
          </p>
        )}
        <Button type="submit" busy={form.isBusy}>
          {t('app.save')}
        </Button>
      </form>
    </Dialog>
  );
}
