import { useInfiniteQuery } from '@tanstack/react-query';
import { useI18n } from '../i18n/i18n';
import { membersOptions } from './queries';
import { nameOf, type Chat } from './types';
import { useTyping } from './typing';

/** Who is writing, as a text; null: nobody. */
export function useTypingText(chat: Chat): string | null {
  const { t, format } = useI18n();
  const ids = useTyping(chat.id);
  const { data } = useInfiniteQuery({ ...membersOptions(chat.id), enabled: ids.length > 0 && chat.type === 'group' });
  if (ids.length === 0) return null;
  if (chat.type === 'private') return t('chats.typing', { names: nameOf(chat.peer), count: 1 });
  const members = data?.pages.flatMap(({ items }) => items) ?? [];
  const names = ids.flatMap((id) => nameOf(members.find((member) => member.id === id)?.user) || []);
  return names.length === 0 || names.length > 3 ? t('chats.typingMany', { count: ids.length }) : t('chats.typing', { names: format.list(names), count: names.length });
}

/** Says who is writing; there is always room for it. */
export function TypingLine({ chat }: { chat: Chat }) {
  const text = useTypingText(chat);
  return (
    <p className="min-h-6 truncate px-4 text-sm text-soft" aria-live="polite">
      {text}
    </p>
  );
}
