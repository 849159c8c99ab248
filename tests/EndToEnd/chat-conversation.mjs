// Two people talk, one of them on two devices of which one is cut off now and then, by npm's @microsoft/signalr and the clients of docs/examples.
// Standard input: {"address", "chatId", "ada": {"id", "token"}, "bob": likewise}. Standard output: what each device was told and sees.
import { text } from 'node:stream/consumers';
import { isDeepStrictEqual } from 'node:util';
import { Device } from './device.mjs';
import { Wire } from './wire.mjs';

const THUMB = '👍';
const { address, chatId, ada, bob } = JSON.parse(await text(process.stdin));
const wire = new Wire(address);
const adas = new Device('ada', ada, address, chatId);
const laptop = new Device('laptop', bob, address, chatId);
const phone = new Device('phone', bob, await wire.open(), chatId);
const all = [adas, laptop, phone];
const both = [laptop, phone];
const seen = {};

const each = (devices, what, isSo) => Promise.all(devices.map((device) => device.until(what, () => isSo(device))));
const has = (message) => (device) => device.view.messages.has(message.sequence);
const message = (device, { sequence }) => device.view.messages.get(sequence);
const agree = () => Promise.race(both.map((device) => device.until('both devices to see the same', () => isDeepStrictEqual(laptop.see(), phone.see()))));
const keep = (name) => (seen[name] = Object.fromEntries(all.map((device) => [device.name, device.see()])));

async function cut(how) {
  wire.break(how);
  await phone.until('the loss of its connection', () => phone.log.at(-1).name === 'lost');
}

// Writing that begins and ends as fast as it goes; the last is that it has ended.
async function type() {
  const began = performance.now();
  for (let i = 0; i < 60; i++) {
    await adas.live.call('typing:start', { chatId });
    await adas.live.call('typing:stop', { chatId });
  }
  await each(both, 'the end of typing', (device) => device.log.filter(({ name }) => name === 'typing:user').at(-1)?.data.on === false);
  seen.typing = both.map((device) => {
    const told = device.log.filter(({ name }) => name === 'typing:user');
    return { told: told.map(({ data }) => data), seconds: (told.at(-1).at - began) / 1000 };
  });
}

async function talk() {
  const question = await adas.say('How are yuo?');
  const answer = await phone.say('Fine', { replyTo: question.id });
  await each(all, 'the answer', has(answer));
  await phone.live.call('reaction:add', { messageId: question.id, emoji: THUMB });
  await each(all, 'the reaction', (device) => message(device, question).reactions.length === 1);
  seen.reactions = all.map((device) => message(device, question).reactions[0]);
  await adas.live.call('message:edit', { id: question.id, text: 'How are you?' });
  await each(all, 'the edit', (device) => message(device, question).text === 'How are you?');
  await adas.until('the receipt', () => adas.view.delivered.get(bob.id) === question.sequence);
  await phone.live.call('message:read', { chatId, upTo: answer.sequence });
  await each(all, 'the read mark', (device) => device.view.read.get(bob.id) === answer.sequence);
  await agree();
  keep('talked');
  return { question, answer };
}

// The phone misses new messages, and what happens to those that it has; what it says itself is sent when it is back.
async function miss({ question, answer }, how) {
  await cut(how);
  const before = phone.log.length;
  const waiting = phone.say('from the tunnel');
  const said = [];
  for (let i = 1; i <= 10; i++) said.push(await adas.say(`missed ${i}`), await laptop.say(`reply ${i}`));
  await adas.live.call('message:edit', { id: said[0].id, text: 'missed one' });
  await adas.live.call('message:delete', { id: said[2].id, for: 'all' });
  await laptop.live.call('message:delete', { id: said[4].id, for: 'me' });
  await laptop.live.call('reaction:add', { messageId: said[6].id, emoji: THUMB });
  await laptop.live.call('reaction:remove', { messageId: question.id, emoji: THUMB });
  await laptop.live.call('message:edit', { id: answer.id, text: 'Fine!' });
  await laptop.live.call('message:read', { chatId, upTo: said[9].sequence });
  await adas.live.call('typing:start', { chatId });
  const last = await adas.say('the last that is missed');
  await each([adas, laptop], 'all of it', (device) => has(last)(device) && device.view.read.get(bob.id) === said[9].sequence);
  const meanwhile = phone.log.slice(before).map(({ name }) => name);
  wire.mend();
  const sent = await waiting;
  await each(all, 'what was said in the tunnel', has(sent));
  await agree();
  return { meanwhile, hidden: said[4].sequence, deleted: said[2].sequence, sent: sent.sequence };
}

// More than is kept for who comes back.
async function missMuch() {
  await cut({ noticed: true });
  for (let i = 0; i < 210; i++) await adas.ask('POST', `chats/${chatId}/messages`, { type: 'text', text: `much ${i}` });
  wire.mend();
  await phone.until('loading anew', () => phone.count('load') === 2);
  await agree();
}

// What somebody sets on one device.
async function settle({ answer }) {
  await laptop.ask('PUT', `chats/${chatId}/mute`);
  await laptop.ask('PUT', `chats/${chatId}/pin`);
  await laptop.ask('PUT', `chats/${chatId}/archive`);
  await each(both, 'the marks', ({ view: { chat } }) => chat.muted && chat.pinned && chat.archived);
  const before = adas.count('chat:updated');
  await laptop.ask('PUT', `messages/${answer.id}/pin`);
  await adas.until('the pinned message', () => adas.count('chat:updated') > before);
  seen.adasMarks = [adas.view.chat.muted, adas.view.chat.pinned, adas.view.chat.archived];
  seen.pins = (await adas.ask('GET', `chats/${chatId}/pins`)).data.map(({ id }) => id);
}

try {
  for (const device of all) await device.live.start();
  await each(all, 'loading', (device) => device.count('load') === 1);
  await type();
  const talked = await talk();
  seen.cut = await miss(talked, { noticed: true });
  keep('back');
  seen.vanished = await miss(talked, { noticed: false });
  keep('backAgain');
  await missMuch();
  keep('loaded');
  await settle(talked);
  seen.answer = talked.answer.id;
  seen.chat = Object.fromEntries(await Promise.all([adas, laptop].map(async (device) => [device.name, (await device.ask('GET', `chats/${chatId}`)).data])));
  seen.told = Object.fromEntries(all.map((device) => [device.name, device.log.map(({ name, data }) => ({ name, data }))]));
  process.stdout.write(JSON.stringify(seen));
} finally {
  for (const device of all) await device.connection.stop();
  wire.close();
}
