/** What was begun to be written in chats, while the page is there. */
const kept = new Map<string, string>();

export const drafts = {
  get: (chatId: string) => kept.get(chatId) ?? '',
  set: (chatId: string, text: string) => {
    if (text === '') kept.delete(chatId);
    else kept.set(chatId, text);
  },
};
