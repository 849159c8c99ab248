import { Api } from './api.mjs';
import { settled } from './browser.mjs';

/**
 * Every screen of the client: its name, its address, what is done there before it is looked at, and for whom it is. What a screen shows is found
 * in the product by a user's own eyes.
 * @typedef {{ username: string, postId: string, ownPostId: string, chatId: string, groupId: string, other: string, tag: string, photos: Buffer[] }} Sights
 * @typedef {{ name: string, path: (sights: Sights) => string, act?: (page: import('playwright-core').Page, sights: Sights) => Promise<void> }} Screen
 */

/** For who is not signed in. @type {Screen[]} */
export const open = [
  { name: 'welcome', path: () => '/' },
  { name: 'sign-in', path: () => '/sign-in' },
  { name: 'sign-up', path: () => '/sign-up' },
  { name: 'forgot-password', path: () => '/forgot-password' },
  { name: 'reset-password', path: () => '/reset-password?token=x' },
  { name: 'verify-email', path: () => '/verify-email?token=x' },
  { name: 'open-explore', path: () => '/explore' },
  { name: 'open-profile', path: ({ other }) => `/u/${other}` },
  { name: 'open-post', path: ({ postId }) => `/p/${postId}` },
  { name: 'not-found', path: () => '/nothing/here' },
  { name: 'post-gone', path: () => '/p/00000000-0000-7000-8000-000000000000' },
];

/** For users. @type {Screen[]} */
export const own = [
  { name: 'home', path: () => '/' },
  { name: 'explore', path: () => '/explore' },
  { name: 'search', path: () => '/search' },
  { name: 'search-results', path: ({ other }) => `/search?q=${other.slice(0, 2)}` },
  { name: 'hashtag', path: ({ tag }) => `/tags/${encodeURIComponent(tag)}` },
  { name: 'post', path: ({ postId }) => `/p/${postId}` },
  { name: 'post-likes', path: ({ postId }) => `/p/${postId}/likes` },
  { name: 'post-menu', path: ({ postId }) => `/p/${postId}`, act: (page) => page.getByRole('button', { name: 'More', exact: true }).first().click() },
  { name: 'create', path: () => '/create' },
  { name: 'create-photos', path: () => '/create', act: pickPhotos },
  {
    name: 'create-crop',
    path: () => '/create',
    act: async (page, sights) => {
      await pickPhotos(page, sights);
      await page.getByRole('button', { name: 'Crop', exact: true }).first().click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'drafts', path: () => '/drafts' },
  { name: 'archive', path: () => '/archive' },
  { name: 'saved', path: () => '/saved' },
  { name: 'profile', path: ({ username }) => `/u/${username}` },
  { name: 'other-profile', path: ({ other }) => `/u/${other}` },
  { name: 'profile-tagged', path: ({ username }) => `/u/${username}/tagged` },
  { name: 'mutuals', path: ({ other }) => `/u/${other}/mutuals` },
  { name: 'edit-post', path: ({ ownPostId }) => `/p/${ownPostId}/edit` },
  { name: 'followers', path: ({ username }) => `/u/${username}/followers` },
  { name: 'following', path: ({ username }) => `/u/${username}/following` },
  { name: 'follow-requests', path: () => '/follow-requests' },
  { name: 'notifications', path: () => '/notifications' },
  { name: 'chats', path: () => '/chats' },
  { name: 'new-chat', path: () => '/chats/new' },
  { name: 'chat', path: ({ chatId }) => `/chats/${chatId}` },
  { name: 'group', path: ({ groupId }) => `/chats/${groupId}` },
  { name: 'chat-info', path: ({ groupId }) => `/chats/${groupId}/info` },
  { name: 'settings', path: () => '/settings' },
  { name: 'settings-profile', path: () => '/settings/profile' },
  { name: 'settings-privacy', path: () => '/settings/privacy' },
  { name: 'settings-notifications', path: () => '/settings/notifications' },
  ...['account', 'appearance', 'blocked', 'close-friends', 'export', 'language', 'muted', 'passkeys', 'password', 'restricted', 'sessions', 'two-step']
    .map((section) => ({ name: `settings-${section}`, path: () => `/settings/${section}` })),
];

/** Opens a screen and does there what is to be done. @param {import('playwright-core').Page} page @param {string} address @param {Screen} screen @param {Sights} sights */
export async function go(page, address, { path, act }, sights) {
  await page.goto(address + path(sights));
  await settled(page);
  if (!act) return;
  await act(page, sights);
  await settled(page);
}

/** @param {import('playwright-core').Page} page @param {Sights} sights */
async function pickPhotos(page, { photos }) {
  await page.locator('input[type=file]').first().setInputFiles(photos.map((buffer, i) => ({ name: `photo${i}.jpg`, mimeType: 'image/jpeg', buffer })));
  await page.getByRole('button', { name: 'Crop', exact: true }).first().waitFor();
}

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

/** @param {string[]} words */
const commonest = (words) => words.toSorted((a, b) => words.filter((word) => word === b).length - words.filter((word) => word === a).length)[0];

/**
 * Finds what the screens show, as the user sees it; what they have not done yet, they do.
 * @param {string} address
 * @param {import('./api.mjs').Api} api
 * @param {{ id: string, username: string }} user who sees a photo by another
 * @returns {Promise<Sights>}
 */
export async function findSights(address, api, user) {
  const feed = await api.get('feed?order=latest&limit=100');
  const others = feed.filter(({ author, media }) => author.id !== user.id && media.length > 0);
  const liveliest = [...others].sort((a, b) => b.counts.comments - a.counts.comments)[0];
  if (!liveliest) throw new Error(`${user.username} sees no photo by another.`);
  const { author } = liveliest;
  const pictures = others.flatMap(({ media }) => media.map(({ variants }) => variants.find(({ format }) => format === 'jpeg').url)).slice(0, 3);
  const [ownPost] = await api.get(`users/${user.id}/posts?limit=1`);
  const chats = await api.get('chats?limit=100');
  /** @param {'private' | 'group'} type @param {object} [more] */
  const chat = async (type, more) => {
    const found = chats.find((each) => each.type === type && each.lastMessage) ?? (await api.post('chats', { type, members: [author.id], ...more }));
    if (!found.lastMessage) await api.post(`chats/${found.id}/messages`, { type: 'text', text: 'Shall we meet on Sunday?' });
    return found.id;
  };
  return {
    username: user.username,
    other: author.username,
    postId: liveliest.id,
    ownPostId: (ownPost ?? (await api.post('posts', { caption: 'A walk before breakfast #morning' }))).id,
    tag: commonest(others.flatMap(({ hashtags }) => hashtags)) ?? 'morning',
    photos: await Promise.all(pictures.map(async (url) => Buffer.from(await (await fetch(new URL(url, address))).arrayBuffer()))),
    chatId: await chat('private'),
    groupId: await chat('group', { name: 'Sunday' }),
  };
}
