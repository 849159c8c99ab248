import { Api } from './api.mjs';

/**
 * Gives a seeded user company, so that screens have something to show that a seed does not make, because it tells nobody: followers like, answer
 * and write; the user saves, keeps a draft and archives.
 * @param {string} address
 * @param {{ user: { id: string, username: string }, api: Api }} viewer
 * @param {string} password everybody's
 */
export async function keepCompany(address, { user, api }, password) {
  const followers = await api.get(`users/${user.id}/followers?limit=6`);
  const friends = await Promise.all(followers.map(({ username }) => Api.signIn(address, { login: username, password })));
  const posts = (await api.get(`users/${user.id}/posts?limit=3`)).filter(({ flags }) => !flags.commentsOff);
  const words = ['I want to be there.', 'What a colour!', 'Where is that?', 'You have got better and better at this.', 'Tell me more on Sunday.', 'Framed, please.'];
  for (const [i, { api: friend }] of friends.entries()) {
    for (const post of posts.slice(0, 1 + (i % posts.length))) await friend.put(`posts/${post.id}/like`);
    if (posts[i % 2]) await friend.post(`posts/${posts[i % 2].id}/comments`, { text: words[i] });
  }
  const [friend] = friends;
  if (friend) {
    await friend.api.post('posts', { caption: `The long way home, with @${user.username}. #walks` });
    const chat = await friend.api.post('chats', { type: 'private', members: [user.id] });
    for (const text of ['Are you still up for the hike on Sunday?', 'We would take the first train, at half past six.']) await friend.api.post(`chats/${chat.id}/messages`, { type: 'text', text });
    const { sequence } = await api.post(`chats/${chat.id}/messages`, { type: 'text', text: 'Yes! I bring bread and cheese 🥐' });
    await api.post(`chats/${chat.id}/read`, { upTo: sequence });
  }
  const seen = await api.get('feed?order=latest&limit=60');
  for (const { id } of seen.filter(({ author, media }) => author.id !== user.id && media.length > 0).slice(0, 9)) await api.put(`posts/${id}/bookmark`, {});
  await api.post('posts', { caption: 'Notes for later: the market on Saturday, early.', draft: true });
  const { id } = await api.post('posts', { caption: 'That was last year.' });
  await api.put(`posts/${id}/archive`);
}
