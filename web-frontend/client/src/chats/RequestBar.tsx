import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api, done, take } from '../api/api';
import { useI18n } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { useErrorText } from '../ui/errorText';
import { toast } from '../ui/toasts';
import { chatCache } from './cache';
import { ofChat } from './queries';
import { type Chat } from './types';

/** Asks whether a message request is welcome. Nobody is told that it was seen. */
export function RequestBar({ chat }: { chat: Chat }) {
  const { t } = useI18n();
  const text = useErrorText();
  const navigate = useNavigate();
  const cache = chatCache(useQueryClient());
  const [busy, setBusy] = useState<'accept' | 'refuse' | 'block' | null>(null);
  const { peer } = chat;

  const act = (what: NonNullable<typeof busy>, doing: () => Promise<unknown>) => {
    setBusy(what);
    doing()
      .catch((error: unknown) => {
        toast(text(error), { isError: true });
      })
      .finally(() => {
        setBusy(null);
        cache.countUnread();
      });
  };
  const refuse = async () => {
    if (chat.type === 'private') await done(api.DELETE('/api/v1/chats/{id}', ofChat(chat.id)));
    else await take(api.POST('/api/v1/chats/{id}/leave', ofChat(chat.id)));
    await navigate('/chats', { replace: true });
    cache.removeChat(chat.id);
  };

  return (
    <section className="grid gap-3 border-t border-line px-4 py-4" aria-label={t('chats.request.title')}>
      <p>{peer ? t('chats.request.from', { name: chat.name }) : t('chats.request.group')}</p>
      <div className="flex flex-wrap gap-2">
        <Button
          busy={busy === 'accept'}
          onClick={() => {
            act('accept', async () => {
              cache.putChat(await take(api.POST('/api/v1/chats/{id}/accept', ofChat(chat.id))));
            });
          }}
        >
          {t('chats.request.accept')}
        </Button>
        <Button
          kind="secondary"
          busy={busy === 'refuse'}
          onClick={() => {
            act('refuse', refuse);
          }}
        >
          {t('chats.request.refuse')}
        </Button>
        {peer && (
          <Button
            kind="secondary"
            className="text-bad"
            busy={busy === 'block'}
            onClick={() => {
              act('block', async () => {
                await take(api.PUT('/api/v1/users/{id}/block', ofChat(peer.id)));
                await refuse();
              });
            }}
          >
            {t('chats.request.block')}
          </Button>
        )}
      </div>
    </section>
  );
}
