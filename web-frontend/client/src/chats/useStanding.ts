import { useI18n } from '../i18n/i18n';
import { usePresenceOf, useWatchedPresence } from '../live/presence';
import { useNow } from '../ui/useNow';
import type { Chat } from './types';
import { useWords } from './words';

/** What stands below a chat's name: whether the other is there or who they are, or how many are in it; kept up to date. */
export function useStanding({ type, peer, members }: Chat) {
  const { t } = useI18n();
  const words = useWords();
  const now = useNow();
  useWatchedPresence(peer ? [peer.id] : []);
  const presence = usePresenceOf(peer?.id);
  if (type === 'private') return (presence && words.presence(presence, now)) ?? (peer && `@${peer.username}`);
  return t(type === 'group' ? 'chats.members' : 'chats.subscribers', { count: members });
}
