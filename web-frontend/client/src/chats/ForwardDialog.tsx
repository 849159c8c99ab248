import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../api/api';
import { useI18n } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { useErrorText } from '../ui/errorText';
import { Query } from '../ui/states';
import { toast } from '../ui/toasts';
import { ChatAvatar } from './ChatAvatar';
import { chatsOptions, ofChat } from './queries';
import { More } from './More';
import { mayWrite, type Message } from './types';

const most = 20;

/** Sends to other chats what a message says. */
export function ForwardDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  const { t } = useI18n();
  const text = useErrorText();
  const query = useInfiniteQuery(chatsOptions('main'));
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [isBusy, setBusy] = useState(false);

  const send = () => {
    setBusy(true);
    take(api.POST('/api/v1/messages/{id}/forward', { ...ofChat(message.id), body: { chats: [...chosen] } }))
      .then(
        (sent) => {
          const failed = sent.filter(({ error }) => error !== null).length;
          if (failed > 0) toast(t('chats.forward.failed', { count: failed }), { isError: true });
          else toast(t('chats.forward.done'));
          onClose();
        },
        (error: unknown) => {
          toast(text(error), { isError: true });
        },
      )
      .finally(() => {
        setBusy(false);
      });
  };

  return (
    <Dialog title={t('chats.forward')} onClose={onClose}>
      <Query query={query}>
        {({ pages }) => (
          <fieldset className="grid">
            <legend className="sr-only">{t('chats.forward.to')}</legend>
            {pages
              .flatMap(({ items }) => items)
              .filter(mayWrite)
              .map((chat) => (
                <label key={chat.id} className="flex min-h-14 items-center gap-3 rounded-md px-2 hover:bg-sunken">
                  <ChatAvatar chat={chat} className="size-10" />
                  <span className="min-w-0 flex-1 truncate">
                    <bdi>{chat.name}</bdi>
                  </span>
                  <input
                    className="size-5"
                    type="checkbox"
                    checked={chosen.includes(chat.id)}
                    disabled={chosen.length >= most && !chosen.includes(chat.id)}
                    onChange={({ target }) => {
                      setChosen(target.checked ? [...chosen, chat.id] : chosen.filter((id) => id !== chat.id));
                    }}
                  />
                </label>
              ))}
          </fieldset>
        )}
      </Query>
      <More query={query} />
      <div className="sticky -bottom-5 -mx-5 -mb-5 flex justify-end border-t border-line bg-surface px-5 py-3">
        <Button busy={isBusy} disabled={chosen.length === 0} onClick={send}>
          {t('chats.send')}
        </Button>
      </div>
    </Dialog>
  );
}
