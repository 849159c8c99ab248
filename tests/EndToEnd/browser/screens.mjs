import { Api } from './api.mjs';

/**
 * Every screen of the client: its name, its address, and for whom it is. What a screen shows is found in the product by a user's own eyes.
 * @typedef {{ username: string, postId: string, ownPostId: string, chatId: string, groupId: string, other: string, tag: string }} Sights
 */

/** For who is not signed in. */
export const open = [
  { name: 'welcome', path: () => '/' },
  { name: 'sign-in', path: () => '/sign-in' },
  { name: 'sign-up', path: () => '/sign-up' },
  { name: 'forgot-password', path: () => '/forgot-password' },
  { name: 'reset-password', path: () => '/reset-password?token=x' },
  { name: 'verify-email', path: () => '/verify-email?token=x' },
  { name: 'open-explore', path: () => '/explore' },
  { name: 'open-profile', path: (/** @type {Sights} */ { other }) => `/u/${other}` },
  { name: 'open-post', path: (/** @type {Sights} */ { postId }) => `/p/${postId}` },
  { name: 'not-found', path: () => '/nothing/here' },
  { name: 'post-gone', path: () => '/p/00000000-0000-7000-8000-000000000000' },
];

/** For users. */
export const own = [
  { name: 'home', path: () => '/' },
  { name: 'explore', path: () => '/explore' },
  { name: 'search', path: () => '/search' },
  { name: 'hashtag', path: (/** @type {Sights} */ { tag }) => `/tags/${encodeURIComponent(tag)}` },
  { name: 'post', path: (/** @type {Sights} */ { postId }) => `/p/${postId}` },
  { name: 'post-likes', path: (/** @type {Sights} */ { postId }) => `/p/${postId}/likes` },
  { name: 'create', path: () => '/create' },
  { name: 'drafts', path: () => '/drafts' },
  { name: 'archive', path: () => '/archive' },
  { name: 'saved', path: () => '/saved' },
  { name: 'profile', path: (/** @type {Sights} */ { username }) => `/u/${username}` },
  { name: 'other-profile', path: (/** @type {Sights} */ { other }) => `/u/${other}` },
  { name: 'profile-tagged', path: (/** @type {Sights} */ { username }) => `/u/${username}/tagged` },
  { name: 'mutuals', path: (/** @type {Sights} */ { other }) => `/u/${other}/mutuals` },
  { name: 'edit-post', path: (/** @type {Sights} */ { ownPostId }) => `/p/${ownPostId}/edit` },
  { name: 'followers', path: (/** @type {Sights} */ { username }) => `/u/${username}/followers` },
  { name: 'following', path: (/** @type {Sights} */ { username }) => `/u/${username}/following` },
  { name: 'follow-requests', path: () => '/follow-requests' },
  { name: 'notifications', path: () => '/notifications' },
  { name: 'chats', path: () => '/chats' },
  { name: 'new-chat', path: () => '/chats/new' },
  { name: 'chat', path: (/** @type {Sights} */ { chatId }) => `/chats/${chatId}` },
  { name: 'group', path: (/** @type {Sights} */ { groupId }) => `/chats/${groupId}` },
  { name: 'chat-info', path: (/** @type {Sights} */ { groupId }) => `/chats/${groupId}/info` },
  { name: 'settings', path: () => '/settings' },
  { name: 'settings-profile', path: () => '/settings/profile' },
  { name: 'settings-privacy', path: () => '/settings/privacy' },
  { name: 'settings-notifications', path: () => '/settings/notifications' },
  ...['account', 'appearance', 'blocked', 'close-friends', 'export', 'language', 'muted', 'passkeys', 'password', 'restricted', 'sessions', 'two-step']
    .map((section) => ({ name: `settings-${section}`, path: () => `/settings/${section}` })),
];

/**
 * Finds somebody who has much to show, among seeded users, who share a password: a private chat, a group, posts of their own.
 * @param {string} address
 * @param {{ login: string, password: string }} first who may know others
 */
export async function findViewer(address, first) {
  const { user, api } = await Api.signIn(address, first);
  const known = [user, ...(await api.get(`users/${user.id}/following?limit=40`))];
  let best = { score: -1, login: first.login };
  for (const { username } of known) {
    const { user: one, api: eyes } = await Api.signIn(address, { login: username, password: first.password });
    const [chats, { counts }] = await Promise.all([eyes.get('chats?limit=100'), eyes.get(`users/${one.id}`)]);
    const messages = (/** @type {string} */ type) => Math.min(12, Math.max(0, ...chats.filter((chat) => chat.type === type).map(({ lastSequence }) => lastSequence)));
    const score = messages('private') * messages('group') + Math.min(counts.posts, 20) + Math.min(counts.following, 20);
    if (score > best.score) best = { score, login: username };
  }
  return { login: best.login, password: first.password };
}

/**
 * Finds what the screens show, as the user sees it; what they have not done yet, they do.
 * @param {import('./api.mjs').Api} api
 * @param {{ id: string, username: string }} user who sees a photo by another
 * @returns {Promise<Sights>}
 */
export async function findSights(api, user) {
  const feed = await api.get('feed?order=latest&limit=100');
  const others = feed.filter(({ author, media }) => author.id !== user.id && media.length > 0);
  const liveliest = [...others].sort((a, b) => b.counts.comments - a.counts.comments)[0];
  if (!liveliest) throw new Error(`${user.username} sees no photo by another.`);
  const { author } = liveliest;
  const [ownPost] = await api.get(`users/${user.id}/posts?limit=1`);
  const chats = await api.get('chats?limit=100');
  /** @param {'private' | 'group'} type @param {object} [more] */
  const chat = async (type, more) => {
    const found = chats.filter((each) => each.type === type && each.lastMessage).sort((a, b) => b.lastSequence - a.lastSequence)[0] ?? (await api.post('chats', { type, members: [author.id], ...more }));
    if (!found.lastMessage) await api.post(`chats/${found.id}/messages`, { type: 'text', text: 'Shall we meet on Sunday?' });
    return found.id;
  };
  return {
    username: user.username,
    other: author.username,
    postId: liveliest.id,
    ownPostId: (ownPost ?? (await api.post('posts', { caption: 'A walk before breakfast #morning' }))).id,
    tag: feed.flatMap(({ hashtags }) => hashtags)[0] ?? 'morning',
    chatId: await chat('private'),
    groupId: await chat('group', { name: 'Sunday' }),
  };
}
