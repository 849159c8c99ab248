import { useQuery } from '@tanstack/react-query';
import { Archive, BellOff, Clock, Images, LogOut, Pencil, Pin, Trash2, UserRound } from 'lucide-react';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useI18n } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { Confirm } from '../ui/Confirm';
import { Select } from '../ui/Field';
import { useTitle } from '../ui/PageHeader';
import { Query } from '../ui/states';
import { Switch } from '../ui/Switch';
import { BackLink } from './BackLink';
import { ChatAvatar } from './ChatAvatar';
import { EditChatDialog } from './EditChatDialog';
import { Members } from './Members';
import { MediaDialog, PinsDialog, ScheduledDialog } from './MessageDialogs';
import { Act } from './MessageMenu';
import { chatOptions } from './queries';
import { isAdmin, mayWrite, type Chat } from './types';
import { useChatActs } from './useChatActs';
import { useStanding } from './useStanding';

const day = 86_400;
const expiries = [3_600, day, 7 * day, 28 * day];

/** What a chat is, who is in it, and what one sets of it. */
export function ChatInfoPage() {
  const { t } = useI18n();
  const { id = '' } = useParams();
  const query = useQuery(chatOptions(id));
  useTitle(t('chats.info'));
  return (
    <div className="flex h-full flex-col">
      <header className="flex min-h-14 items-center gap-1 border-b border-line px-2">
        <BackLink to={`/chats/${id}`} />
        <h1 className="text-lg font-bold">{t('chats.info')}</h1>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <Query query={query}>{(chat) => <Info chat={chat} />}</Query>
      </div>
    </div>
  );
}

type Part = 'edit' | 'pins' | 'media' | 'scheduled' | 'leave' | 'end';

function Info({ chat }: { chat: Chat }) {
  const { t } = useI18n();
  const navigate = useNavigate();
  const acts = useChatActs(chat);
  const [part, setPart] = useState<Part | null>(null);
  const close = () => {
    setPart(null);
  };
  const to = (next: Part) => () => {
    setPart(next);
  };
  const isPrivate = chat.type === 'private';
  const isIn = chat.role !== null;
  const mayEdit = !isPrivate && isAdmin(chat);
  const mayEnd = isPrivate || !isIn || chat.role === 'owner';
  const endsForAll = !isPrivate && isIn;
  const after = (act: () => Promise<void>) => async () => {
    await act();
    await navigate('/chats', { replace: true });
  };

  return (
    <div className="mx-auto grid max-w-lg grid-cols-1 gap-6 p-4 pb-10">
      <section className="grid justify-items-center gap-2 text-center">
        <ChatAvatar chat={chat} className="size-24 text-2xl" sizes="6rem" />
        <h2 className="text-xl font-bold wrap-anywhere" dir="auto">
          {chat.name}
        </h2>
        <Below chat={chat} />
        {chat.description !== '' && (
          <p className="wrap-anywhere whitespace-pre-line" dir="auto">
            {chat.description}
          </p>
        )}
        {mayEdit && (
          <Button kind="secondary" size="small" onClick={to('edit')}>
            <Pencil className="size-4" aria-hidden="true" />
            {t('chats.edit')}
          </Button>
        )}
      </section>

      {isIn && (
        <section className="grid gap-2" aria-label={t('chats.forMe')}>
          <Toggle icon={BellOff} label={t('chats.mute')} checked={chat.muted} onChange={(isOn) => { acts.mute(isOn ? null : false); }} />
          <Toggle icon={Pin} label={t('chats.pin')} checked={chat.pinned} onChange={acts.pin} />
          <Toggle icon={Archive} label={t('chats.archive')} checked={chat.archived} onChange={acts.archive} />
          {(isPrivate ? mayWrite(chat) : isAdmin(chat)) && (
            <Select
              label={t('chats.expiry')}
              hint={t('chats.expiryHint')}
              value={chat.expiresIn ?? ''}
              disabled={acts.isBusy}
              onChange={({ target }) => void acts.edit({ expiresIn: target.value === '' ? null : Number(target.value) }).catch(() => undefined)}
            >
              <option value="">{t('chats.expiryOff')}</option>
              {[...new Set([...expiries, ...(chat.expiresIn === null ? [] : [chat.expiresIn])])].map((seconds) => (
                <option key={seconds} value={seconds}>
                  {seconds >= day ? t('chats.days', { count: Math.round(seconds / day) }) : t('chats.hours', { count: Math.max(1, Math.round(seconds / 3_600)) })}
                </option>
              ))}
            </Select>
          )}
        </section>
      )}

      <section className="-mx-2 grid" aria-label={t('chats.messages')}>
        {chat.peer && (
          <Link className="flex min-h-11 items-center gap-3 rounded-sm px-2 text-ink no-underline hover:bg-sunken" to={`/u/${chat.peer.username}`}>
            <UserRound className="size-5 shrink-0" aria-hidden="true" />
            {t('app.profile')}
          </Link>
        )}
        <Act icon={Pin} label={t('chats.pinnedMessages')} act={to('pins')} />
        <Act icon={Images} label={t('chats.media')} act={to('media')} />
        {isIn && mayWrite(chat) && <Act icon={Clock} label={t('chats.scheduled')} act={to('scheduled')} />}
      </section>

      {isIn && !isPrivate && (chat.type === 'group' || isAdmin(chat)) && <Members chat={chat} acts={acts} />}

      <section className="-mx-2 grid" aria-label={t('chats.leaving')}>
        {isIn && !isPrivate && <Act isDirected icon={LogOut} label={t('chats.leave')} isDangerous act={to('leave')} />}
        {mayEnd && <Act icon={Trash2} label={t(endsForAll ? 'chats.endForAll' : 'chats.clear')} isDangerous act={to('end')} />}
      </section>

      {part === 'edit' && <EditChatDialog chat={chat} acts={acts} onClose={close} />}
      {part === 'pins' && <PinsDialog chatId={chat.id} title={t('chats.pinnedMessages')} onClose={close} />}
      {part === 'media' && <MediaDialog chatId={chat.id} title={t('chats.media')} onClose={close} />}
      {part === 'scheduled' && <ScheduledDialog chatId={chat.id} title={t('chats.scheduled')} onClose={close} />}
      {part === 'leave' && <Confirm title={t('chats.leave')} text={t('chats.leaveText')} action={t('chats.leave')} onClose={close} onConfirm={after(acts.leave)} />}
      {part === 'end' && (
        <Confirm
          title={t(endsForAll ? 'chats.endForAll' : 'chats.clear')}
          text={t(endsForAll ? 'chats.endForAllText' : 'chats.clearText')}
          action={t('chats.delete')}
          onClose={close}
          onConfirm={after(acts.end)}
        />
      )}
    </div>
  );
}

function Below({ chat }: { chat: Chat }) {
  return <p className="min-h-6 text-soft">{useStanding(chat)}</p>;
}

function Toggle({ icon: Icon, ...others }: { icon: typeof Pin; label: string; checked: boolean; onChange: (isOn: boolean) => void }) {
  return (
    <div className="flex items-center gap-3">
      <Icon className="size-5 shrink-0" aria-hidden="true" />
      <div className="flex-1">
        <Switch {...others} />
      </div>
    </div>
  );
}
