import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, done, take, type Schemas } from '../api/api';
import { useErrorText } from '../ui/errorText';
import { toast } from '../ui/toasts';
import { chatCache } from './cache';
import { ofChat } from './queries';
import type { Chat } from './types';

const path = '/api/v1/chats/{id}';

/** What one does with a chat. What one sets for oneself is shown at once, and taken back when the server refuses. */
export function useChatActs(chat: Chat) {
  const cache = chatCache(useQueryClient());
  const text = useErrorText();
  const [isBusy, setBusy] = useState(false);
  const one = ofChat(chat.id);

  const fail = (error: unknown) => {
    toast(text(error), { isError: true });
  };

  const set = (change: Partial<Chat>, ask: () => Promise<Chat>) => {
    cache.putChat({ ...chat, ...change });
    ask().then(
      (answer) => {
        cache.putChat(answer);
        cache.countUnread();
      },
      (error: unknown) => {
        cache.putChat(chat);
        fail(error);
      },
    );
  };

  /** What others see waits for the server; what it refuses is said by who asks (a dialog), or else here. */
  const ask = async (act: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await act();
      cache.forgetMembers(chat.id);
    } finally {
      setBusy(false);
    }
  };

  const askAndSay = async (act: () => Promise<unknown>) => {
    try {
      await ask(act);
    } catch (error) {
      fail(error);
      throw error;
    }
  };

  const setRole = (userId: string, role: Schemas['RoleRequest']['role']) => async () => {
    cache.putChat(await take(api.PATCH(`${path}/members/{userId}`, { ...member(userId), body: { role } })));
  };

  const member = (userId: string) => ({ params: { path: { id: chat.id, userId } } });

  return {
    isBusy,
    mute: (until: string | null | false) => {
      if (until === false) set({ muted: false, mutedUntil: null }, () => take(api.DELETE(`${path}/mute`, one)));
      else set({ muted: true, mutedUntil: until }, () => take(api.PUT(`${path}/mute`, { ...one, body: { until } })));
    },
    pin: (isOn: boolean) => {
      set({ pinned: isOn }, () => take(isOn ? api.PUT(`${path}/pin`, one) : api.DELETE(`${path}/pin`, one)));
    },
    archive: (isOn: boolean) => {
      set({ archived: isOn }, () => take(isOn ? api.PUT(`${path}/archive`, one) : api.DELETE(`${path}/archive`, one)));
    },
    edit: (body: Schemas['EditChatRequest']) =>
      askAndSay(async () => {
        cache.putChat(await take(api.PATCH(path, { ...one, body })));
      }),
    add: (users: string[]) =>
      askAndSay(async () => {
        cache.putChat(await take(api.POST(`${path}/members`, { ...one, body: { users } })));
      }),
    setRole: (userId: string, role: 'admin' | 'member') => askAndSay(setRole(userId, role)),
    giveAway: (userId: string) => ask(setRole(userId, 'owner')),
    remove: (userId: string) => ask(() => done(api.DELETE(`${path}/members/{userId}`, member(userId)))),
    ban: (userId: string) => ask(() => take(api.PUT(`${path}/bans/{userId}`, member(userId)))),
    unban: (userId: string) => askAndSay(() => take(api.DELETE(`${path}/bans/{userId}`, member(userId)))),
    leave: () =>
      ask(async () => {
        await take(api.POST(`${path}/leave`, one));
        await cache.readChat(chat.id);
      }),
    /** Ends it for all, or clears it for oneself: as the chat and the role are. */
    end: () =>
      ask(async () => {
        await done(api.DELETE(path, one));
        cache.removeChat(chat.id);
        cache.countUnread();
      }),
  };
}
