import type { QueryClient } from '@tanstack/react-query';
import { api, take as takeData } from '../api/api';
import { mapItems, type Pages } from '../api/pages';
import { countUnreadChats } from '../app/useUnread';
import { find, put, take } from './list';
import { chatOptions, chatsOptions, membersOptions, messagesOptions, ofChat, pinsOptions } from './queries';
import type { Chat, Folder, Member } from './types';
import type { MessageWindow } from './window';

const folders: readonly Folder[] = ['main', 'archived', 'requests'];

/** What this client knows of chats, to be changed by what the user does and what the hub tells. */
export function chatCache(queries: QueryClient) {
  const known = (id: string): Chat | undefined => {
    const one = queries.getQueryData<Chat>(chatOptions(id).queryKey);
    if (one !== undefined) return one;
    for (const folder of folders) {
      const listed = find(queries.getQueryData<Pages<Chat>>(chatsOptions(folder).queryKey), id);
      if (listed !== undefined) return listed;
    }
    return undefined;
  };

  const putChat = (chat: Chat) => {
    queries.setQueryData<Chat>(chatOptions(chat.id).queryKey, chat);
    for (const folder of folders) queries.setQueryData<Pages<Chat>>(chatsOptions(folder).queryKey, (chats) => put(chats, chat, folder));
  };

  const changeChat = (id: string, change: (chat: Chat) => Chat) => {
    const chat = known(id);
    const changed = chat && change(chat);
    if (changed !== undefined && changed !== chat) putChat(changed);
  };

  return {
    known,
    putChat,
    changeChat,

    /** Reads a chat that is not known, or not exactly. */
    readChat: async (id: string) => {
      putChat(await takeData(api.GET('/api/v1/chats/{id}', ofChat(id))));
    },

    removeChat: (id: string) => {
      for (const folder of folders) queries.setQueryData<Pages<Chat>>(chatsOptions(folder).queryKey, (chats) => take(chats, id));
      queries.removeQueries({ queryKey: chatOptions(id).queryKey });
      queries.removeQueries({ queryKey: messagesOptions(id, queries).queryKey });
    },

    /** Changes what is read of a chat's messages. An answer that is on its way does not know of it and is asked for anew. */
    changeMessages: (chatId: string, change: (window: MessageWindow) => MessageWindow) => {
      const { queryKey } = messagesOptions(chatId, queries);
      const isReading = queries.isFetching({ queryKey }) > 0;
      queries.setQueryData<MessageWindow>(queryKey, (window) => window && change(window));
      if (isReading) void queries.invalidateQueries({ queryKey });
    },

    changeMembers: (chatId: string, change: (member: Member) => Member | null) => {
      queries.setQueryData<Pages<Member>>(membersOptions(chatId).queryKey, (members) => mapItems(members, change));
    },

    forgetMembers: (chatId: string) => void queries.invalidateQueries({ queryKey: membersOptions(chatId).queryKey }),
    forgetPins: (chatId: string) => void queries.invalidateQueries({ queryKey: pinsOptions(chatId).queryKey }),
    countUnread: () => {
      countUnreadChats(queries);
    },
  };
}
