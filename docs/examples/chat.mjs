// Two invented users talk; says what the second of them is told. Needs a running product, and beside it: npm install @microsoft/signalr
//
//   node docs/examples/chat.mjs           INSTAHUB=http://127.0.0.1:5000
import { HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import { ChatView } from './chat-view.mjs';
import { LiveClient, patience } from './live-client.mjs';

const base = process.env.INSTAHUB ?? 'http://127.0.0.1:5000';

async function ask(token, method, path, body) {
  const answer = await fetch(`${base}/api/v1/${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
    body: body && JSON.stringify(body),
  });
  const json = await answer.json();
  if (!answer.ok) throw new Error(`${method} ${path}: ${json.error.code}`);
  return json;
}

async function register(name) {
  const username = `${name}.${Date.now()}`;
  const { data } = await ask(null, 'POST', 'auth/register', { email: `${username}@example.com`, username, password: 'a password for an example' });
  return { id: data.user.id, username, token: data.accessToken };
}

async function open(user, chatId, tell) {
  const view = new ChatView(chatId, user.id, (path) => ask(user.token, 'GET', path));
  const connection = new HubConnectionBuilder()
    .withUrl(`${base}/hubs/live`, { accessTokenFactory: () => user.token })
    .withAutomaticReconnect(patience)
    .configureLogging(LogLevel.Error)
    .build();
  const client = new LiveClient(connection, () => view.load(), (name, data) => {
    view.take(name, data);
    tell(name, data);
  });
  await client.start();
  return { client, connection, view };
}

const [ada, bob] = [await register('ada'), await register('bob')];
await ask(bob.token, 'PUT', `users/${ada.id}/follow`); // else what she writes would be a request
const { data: chat } = await ask(ada.token, 'POST', 'chats', { type: 'private', members: [bob.id] });
await ask(ada.token, 'POST', `chats/${chat.id}/messages`, { type: 'text', text: 'Hello' });

const adas = await open(ada, chat.id, () => {});
let end;
const ended = new Promise((resolve) => (end = resolve));
const bobs = await open(bob, chat.id, (name, data) => {
  console.log(name.padEnd(18), JSON.stringify(data.text ?? data.reactions ?? data.on ?? data.upTo ?? data));
  if (data.text === 'Bye') end();
});
await adas.client.call('typing:start', { chatId: chat.id });
const sent = await adas.client.send(chat.id, { type: 'text', text: 'How are you?' });
await bobs.client.call('reaction:add', { messageId: sent.id, emoji: '👍' });
await adas.client.call('message:edit', { id: sent.id, text: 'How do you do?' });
await bobs.client.call('message:read', { chatId: chat.id, upTo: sent.sequence });
await adas.client.send(chat.id, { type: 'text', text: 'Bye' });
await ended;
console.log('messages          ', [...bobs.view.messages.values()].map(({ sequence, text }) => `${sequence} ${text}`).join(', '));
await adas.connection.stop();
await bobs.connection.stop();
