import { readFile } from 'node:fs/promises';
import { Api } from './api.mjs';

const password = 'a small world of three';
const picture = new URL('../../../web-frontend/client/public/icon-512.png', import.meta.url);

/**
 * Makes a few people who have something on every screen: Ada, as whom one looks, Bob, whom she follows, and Cem, who asks to follow her.
 * @param {string} address
 * @returns {Promise<{ login: string, password: string }>} Ada's
 */
export async function makeWorld(address) {
  const suffix = Date.now().toString(36);
  const names = ['ada', 'bob', 'cem'].map((name) => `${name}_${suffix}`);
  const [ada, bob, cem] = await Promise.all(names.map((name) => Api.register(address, name, password)));
  const photo = await readFile(picture);
  await ada.api.put(`users/${bob.user.id}/follow`);
  await bob.api.put(`users/${ada.user.id}/follow`);
  await ada.api.patch('users/me', { isPrivate: true, bio: 'Counts things. https://example.org', displayName: 'Ada' });
  await cem.api.put(`users/${ada.user.id}/follow`);

  const media = await bob.api.upload(photo, 'image/png');
  const post = await bob.api.post('posts', { caption: `Good morning, @${names[0]} #morning`, media: [{ id: media.id, altText: 'A lens' }], location: { name: 'Lisbon' } });
  await bob.api.post('posts', { caption: 'Words alone #words' });
  const comment = await ada.api.post(`posts/${post.id}/comments`, { text: `Good morning @${names[1]}!` });
  await bob.api.post(`posts/${post.id}/comments`, { text: 'And to you', replyTo: comment.id });
  await ada.api.put(`posts/${post.id}/like`);
  await ada.api.put(`posts/${post.id}/bookmark`, {});
  const own = await ada.api.post('posts', { caption: 'Mine', media: [{ id: (await ada.api.upload(photo, 'image/png')).id, altText: 'Also a lens' }] });
  await bob.api.put(`posts/${own.id}/like`);
  await bob.api.post(`posts/${own.id}/comments`, { text: 'Nice' });
  await ada.api.post('posts', { caption: 'For later', draft: true });
  await ada.api.put(`posts/${(await ada.api.post('posts', { caption: 'Archived' })).id}/archive`);

  const chat = await ada.api.post('chats', { type: 'private', members: [bob.user.id] });
  const { id } = await bob.api.post(`chats/${chat.id}/messages`, { type: 'text', text: 'Shall we? 🙂 https://example.org' });
  await ada.api.post(`chats/${chat.id}/messages`, { type: 'text', text: 'Yes', replyTo: id });
  await ada.api.put(`messages/${id}/reactions/${encodeURIComponent('👍')}`);
  await bob.api.post(`chats/${chat.id}/messages`, { type: 'image', media: [(await bob.api.upload(photo, 'image/png')).id] });
  const group = await bob.api.post('chats', { type: 'group', name: 'Plans', members: [ada.user.id] });
  await bob.api.post(`chats/${group.id}/messages`, { type: 'text', text: 'Where do we meet?' });
  return { login: names[0], password };
}
