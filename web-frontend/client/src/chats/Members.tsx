import { useInfiniteQuery } from '@tanstack/react-query';
import { Ban, Crown, EllipsisVertical, Link2, ShieldCheck, ShieldMinus, UserMinus, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMe } from '../api/session';
import { PeoplePicker, type Person } from '../graph/PeoplePicker';
import { useI18n } from '../i18n/i18n';
import { useWatchedPresence } from '../live/presence';
import { Avatar } from '../ui/Avatar';
import { Button } from '../ui/Button';
import { Confirm } from '../ui/Confirm';
import { Dialog } from '../ui/Dialog';
import { Menu, type MenuItem } from '../ui/Menu';
import { Query } from '../ui/states';
import { toast } from '../ui/toasts';
import { ChatAvatar } from './ChatAvatar';
import { InviteDialog } from './InviteDialog';
import { Act } from './MessageMenu';
import { More } from './More';
import { membersOptions } from './queries';
import { isAdmin, nameOf, type Chat, type Member } from './types';
import type { useChatActs } from './useChatActs';
import { useWords } from './words';

type Acts = ReturnType<typeof useChatActs>;

/** Who is in a group, or for its admins in a channel, and what the own role lets one do with them. */
export function Members({ chat, acts }: { chat: Chat; acts: Acts }) {
  const { t } = useI18n();
  const query = useInfiniteQuery(membersOptions(chat.id));
  const [part, setPart] = useState<'add' | 'invite' | null>(null);
  const members = query.data?.pages.flatMap(({ items }) => items) ?? [];
  useWatchedPresence(members.map(({ id }) => id).slice(0, 60));
  const close = () => {
    setPart(null);
  };
  return (
    <section className="grid gap-1">
      <h2 className="text-lg font-bold">{t(chat.type === 'group' ? 'chats.members' : 'chats.subscribers', { count: chat.members })}</h2>
      {isAdmin(chat) && (
        <div className="-mx-2 grid">
          <Act
            icon={UserPlus}
            label={t('chats.add')}
            act={() => {
              setPart('add');
            }}
          />
          <Act
            icon={Link2}
            label={t('chats.invite')}
            act={() => {
              setPart('invite');
            }}
          />
        </div>
      )}
      <Query query={query}>
        {() => (
          <ul className="-mx-2 grid">
            {members.map((member) => (
              <MemberRow key={member.id} member={member} chat={chat} acts={acts} />
            ))}
          </ul>
        )}
      </Query>
      <More query={query} />
      {part === 'add' && <AddDialog without={members.map(({ id }) => id)} acts={acts} onClose={close} />}
      {part === 'invite' && <InviteDialog chat={chat} onClose={close} />}
    </section>
  );
}

const ranks: Record<string, number> = { member: 0, admin: 1, owner: 2 };

function MemberRow({ member, chat, acts }: { member: Member; chat: Chat; acts: Acts }) {
  const { t } = useI18n();
  const me = useMe();
  const words = useWords();
  const [asks, setAsks] = useState<'remove' | 'ban' | 'owner' | null>(null);
  const { user, role } = member;
  const name = nameOf(user) || t('chats.somebody');
  const isOwner = chat.role === 'owner';
  const isBelow = (ranks[chat.role ?? ''] ?? 0) > (ranks[role] ?? 0);
  const isSelf = member.id === me.id;

  const items: MenuItem[] = [];
  const ignore = () => undefined; // a toast has said it
  const ask = (what: NonNullable<typeof asks>) => () => {
    setAsks(what);
  };
  if (!isSelf && isOwner) {
    items.push(
      role === 'admin'
        ? { label: t('chats.demote'), icon: ShieldMinus, act: () => void acts.setRole(member.id, 'member').catch(ignore) }
        : { label: t('chats.promote'), icon: ShieldCheck, act: () => void acts.setRole(member.id, 'admin').catch(ignore) },
      { label: t('chats.makeOwner'), icon: Crown, act: ask('owner') },
    );
  }
  if (!isSelf && isBelow && isAdmin(chat)) {
    items.push({ label: t('chats.remove'), icon: UserMinus, isDangerous: true, act: ask('remove') }, { label: t('chats.ban'), icon: Ban, isDangerous: true, act: ask('ban') });
  }

  const confirms = {
    remove: { title: t('chats.remove'), text: t('chats.removeText', { name }), act: () => acts.remove(member.id) },
    ban: {
      title: t('chats.ban'),
      text: t('chats.banText', { name }),
      act: async () => {
        await acts.ban(member.id);
        toast(t('chats.banned', { name }), { action: { label: t('chats.unban'), act: () => void acts.unban(member.id).catch(ignore) } });
      },
    },
    owner: { title: t('chats.makeOwner'), text: t('chats.makeOwnerText', { name }), act: () => acts.giveAway(member.id) },
  };
  const confirm = asks && confirms[asks];

  return (
    <li className="flex min-h-14 items-center gap-1 rounded-md hover:bg-sunken">
      <Link className="flex min-h-14 min-w-0 flex-1 items-center gap-3 rounded-md px-2 text-ink no-underline" to={user ? `/u/${user.username}` : '#'}>
        {user ? <ChatAvatar className="size-10" chat={{ type: 'private', name, avatar: user.avatar, peer: user }} /> : <Avatar user={{}} />}
        <span className="min-w-0">
          <span className="block truncate font-medium">
            <bdi>{isSelf ? t('chats.you') : name}</bdi>
          </span>
          <span className="block truncate text-sm text-soft">{member.requested ? t('chats.asked') : role === 'member' ? `@${user?.username ?? ''}` : words.role(role)}</span>
        </span>
      </Link>
      {items.length > 0 && <Menu icon={EllipsisVertical} label={t('chats.actsOn', { name })} items={items} />}
      {confirm && (
        <Confirm
          title={confirm.title}
          text={confirm.text}
          action={confirm.title}
          onConfirm={confirm.act}
          onClose={() => {
            setAsks(null);
          }}
        />
      )}
    </li>
  );
}

function AddDialog({ without, acts, onClose }: { without: readonly string[]; acts: Acts; onClose: () => void }) {
  const { t } = useI18n();
  const [chosen, setChosen] = useState<Person[]>([]);
  return (
    <Dialog title={t('chats.add')} onClose={onClose}>
      <div className="grid gap-4">
        <PeoplePicker label={t('chats.people')} chosen={chosen} onChange={setChosen} without={without} autoFocus />
        <p className="text-sm text-soft">{t('chats.addHint')}</p>
        <Button busy={acts.isBusy} disabled={chosen.length === 0} onClick={() => void acts.add(chosen.map(({ id }) => id)).then(onClose, () => undefined)}>
          {t('chats.add')}
        </Button>
      </div>
    </Dialog>
  );
}
