import { useSession } from '../api/session';
import type { MessageKey } from '../i18n/keys';
import { useI18n } from '../i18n/i18n';
import type { Presence } from '../live/presence';
import { nameOf, type Message } from './types';

const acts: Record<string, MessageKey> = {
  joined: 'chats.system.joined',
  left: 'chats.system.left',
  added: 'chats.system.added',
  kicked: 'chats.system.kicked',
  banned: 'chats.system.banned',
  renamed: 'chats.system.renamed',
  avatar_changed: 'chats.system.avatarChanged',
  description_changed: 'chats.system.descriptionChanged',
  role_changed: 'chats.system.roleChanged',
  expiry_changed: 'chats.system.expiryChanged',
};

const kinds: Record<string, MessageKey> = {
  image: 'chats.kind.image',
  video: 'chats.kind.video',
  audio: 'chats.kind.audio',
  voice: 'chats.kind.voice',
  file: 'chats.kind.file',
  encrypted: 'chats.kind.encrypted',
};

const roles: Record<string, MessageKey> = { member: 'chats.role.member', admin: 'chats.role.admin', owner: 'chats.role.owner' };

const statuses: Record<string, MessageKey> = { online: 'chats.status.online', away: 'chats.status.away', dnd: 'chats.status.dnd', offline: 'chats.status.offline' };

/** What messages and people are, in words. */
export function useWords() {
  const { t, format } = useI18n();
  const { user } = useSession();

  const system = (message: Pick<Message, 'system' | 'sender'>) => {
    const { act, users, name } = message.system ?? { act: '', users: [], name: null };
    const key = acts[act];
    return key === undefined ? '' : t(key, { name: nameOf(message.sender) || t('chats.somebody'), users: format.list(users.map(nameOf)), to: act === 'role_changed' ? role(name) : (name ?? '') });
  };

  const role = (name: string | null) => {
    const key = roles[name ?? ''];
    return key === undefined ? '' : t(key);
  };

  /** What a message says, in a line. */
  const line = (message: Pick<Message, 'type' | 'text'> & Partial<Pick<Message, 'deletedAt' | 'system' | 'sender'>>): string => {
    if (message.deletedAt) return t('chats.deleted');
    if (message.type === 'system') return system({ system: message.system ?? null, sender: message.sender ?? null });
    const key = kinds[message.type];
    const text = message.text?.replace(/\s+/g, ' ').trim() ?? '';
    if (key === undefined) return text;
    return text === '' ? t(key) : t('chats.captioned', { kind: t(key), text });
  };

  return {
    system,
    role,
    line,
    kind: (type: string) => {
      const key = kinds[type];
      return key === undefined ? '' : t(key);
    },
    /** The same, with who says it. */
    said: (message: Message) => {
      if (message.type === 'system') return system(message);
      return t('chats.said', { name: message.senderId === user?.id ? t('chats.you') : nameOf(message.sender) || t('chats.somebody'), text: line(message) });
    },
    status: (name: string) => {
      const key = statuses[name];
      return key === undefined ? '' : t(key);
    },
    presence: ({ status, lastSeen }: Presence, now: number) => {
      if (status === 'offline' && lastSeen !== null) return t('chats.lastSeen', { when: format.ago(lastSeen, now) });
      const key = statuses[status];
      return key === undefined ? '' : t(key);
    },
  };
}

/** Who wrote a message. */
export function useNames() {
  const { t } = useI18n();
  const { user } = useSession();
  return (message: Message) => (message.senderId === user?.id ? t('chats.you') : nameOf(message.sender) || t('chats.somebody'));
}
