import { useQueryClient } from '@tanstack/react-query';
import { api, done, take } from '../api/api';
import { useErrorText } from '../ui/errorText';
import { toast } from '../ui/toasts';
import { chatCache } from './cache';
import { ofChat } from './queries';
import type { Message } from './types';
import { emptied, react, withChanged, withDeleted, without, withReactions } from './window';

/** Changes the text of one's message. */
export function useEdit() {
  const cache = chatCache(useQueryClient());
  return async (message: Message, text: string) => {
    const edited = await take(api.PATCH('/api/v1/messages/{id}', { ...ofChat(message.id), body: { text } }));
    cache.changeMessages(message.chatId, (window) => withChanged(window, edited));
    cache.changeChat(message.chatId, (chat) => (chat.lastMessage?.id === edited.id ? { ...chat, lastMessage: edited } : chat));
  };
}

/** Sets or takes back a reaction; it is shown at once, and taken back when the server refuses. */
export function useReact() {
  const cache = chatCache(useQueryClient());
  const text = useErrorText();
  return (message: Message, emoji: string, isOn: boolean) => {
    const show = (reactions: Message['reactions']) => {
      cache.changeMessages(message.chatId, (window) => withReactions(window, message.id, reactions));
    };
    show(react(message.reactions, emoji, isOn));
    const path = { params: { path: { id: message.id, emoji } } };
    take(isOn ? api.PUT('/api/v1/messages/{id}/reactions/{emoji}', path) : api.DELETE('/api/v1/messages/{id}/reactions/{emoji}', path)).then(
      ({ reactions }) => {
        show(reactions);
      },
      (error: unknown) => {
        show(message.reactions);
        toast(text(error), { isError: true });
      },
    );
  };
}

/** Deletes a message, for oneself or for all. */
export function useDeleteMessage() {
  const cache = chatCache(useQueryClient());
  return async (message: Message, whom: 'me' | 'all') => {
    await done(api.DELETE('/api/v1/messages/{id}', { params: { path: { id: message.id }, query: { for: whom } } }));
    const now = new Date().toISOString();
    cache.changeMessages(message.chatId, (window) => (whom === 'me' ? without(window, message.id) : withDeleted(window, message.id, now)));
    if (whom === 'me') await cache.readChat(message.chatId);
    else cache.changeChat(message.chatId, (chat) => (chat.lastMessage?.id === message.id ? { ...chat, lastMessage: emptied(chat.lastMessage, now) } : chat));
  };
}

/** Pins a message for all, or no more. */
export function usePinMessage() {
  const cache = chatCache(useQueryClient());
  const text = useErrorText();
  return (message: Message, isOn: boolean) => {
    take(isOn ? api.PUT('/api/v1/messages/{id}/pin', ofChat(message.id)) : api.DELETE('/api/v1/messages/{id}/pin', ofChat(message.id))).then(
      () => {
        cache.forgetPins(message.chatId);
      },
      (error: unknown) => {
        toast(text(error), { isError: true });
      },
    );
  };
}
