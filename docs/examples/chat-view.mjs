// What a client shows of one chat, kept up to date by the hub's events. To be copied.

/** Who writes says so again before this; a stop may be lost. */
const TYPING_MS = 10_000;

export class ChatView {
  /** The chat as its viewer sees it; null: it is in their list no more. */
  chat = null;
  /** Messages by their sequence. */
  messages = new Map();
  /** Whose messages were delivered, and read, up to which sequence: by user. */
  delivered = new Map();
  read = new Map();
  /** Who is writing. */
  typing = new Map();

  /**
   * @param {string} chatId
   * @param {string} viewerId
   * @param {(path: string) => Promise<{ data: any, page?: { next: string | null } }>} get reads from the API
   */
  constructor(chatId, viewerId, get) {
    Object.assign(this, { chatId, viewerId, get });
  }

  /** The messages of others after one's read mark. */
  get unread() {
    const mark = this.read.get(this.viewerId) ?? 0;
    return [...this.messages.values()].filter(({ sequence, senderId, type }) => sequence > mark && senderId !== this.viewerId && type !== 'system').length;
  }

  /** Reads all of it anew. A client of long chats reads the newest messages, and others when somebody looks at them. */
  async load() {
    const { data: chat } = await this.get(`chats/${this.chatId}`);
    const messages = new Map();
    let next = '';
    do {
      const { data, page } = await this.get(`chats/${this.chatId}/messages?limit=100${next && `&cursor=${encodeURIComponent(next)}`}`);
      for (const message of data) messages.set(message.sequence, message);
      next = page.next;
    } while (next);
    Object.assign(this, { chat, messages: new Map([...messages].reverse()) });
    this.read.set(this.viewerId, chat.readUpTo);
    if (chat.peer) {
      this.read.set(chat.peer.id, chat.peerReadUpTo ?? 0);
      this.delivered.set(chat.peer.id, chat.peerDeliveredUpTo ?? 0);
    }
  }

  /** Takes an event. What was loaded already may be told once more, and changes nothing then. */
  take(name, data) {
    if ((data.chatId ?? data.id) === this.chatId) this[name]?.(data);
  }

  'message:new'(message) {
    if (!this.messages.has(message.sequence)) this.messages.set(message.sequence, message);
    this.#stopTyping(message.senderId);
  }

  'message:edited'(message) {
    if (this.messages.has(message.sequence)) this.messages.set(message.sequence, message);
  }

  'message:deleted'({ id }) {
    const message = this.#find(id);
    if (message) Object.assign(message, { text: null, media: [], reactions: [], deletedAt: message.deletedAt ?? new Date().toISOString() });
  }

  'reaction:changed'({ messageId, reactions }) {
    const message = this.#find(messageId);
    if (message) message.reactions = reactions;
  }

  'message:read'({ userId, upTo }) {
    this.read.set(userId, Math.max(upTo, this.read.get(userId) ?? 0));
  }

  'message:delivered'({ userId, upTo }) {
    this.delivered.set(userId, Math.max(upTo, this.delivered.get(userId) ?? 0));
  }

  'typing:user'({ userId, on }) {
    this.#stopTyping(userId);
    if (on) this.typing.set(userId, setTimeout(() => this.typing.delete(userId), TYPING_MS));
  }

  'chat:updated'(chat) {
    this.chat = chat.removed ? null : chat;
  }

  #find(id) {
    return [...this.messages.values()].find((message) => message.id === id);
  }

  #stopTyping(userId) {
    clearTimeout(this.typing.get(userId));
    this.typing.delete(userId);
  }
}
