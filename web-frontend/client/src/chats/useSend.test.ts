// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetFiles, keepFiles, sendMessage } from './sending';
import { afterSent, keepMessages } from './useSend';

vi.mock('./sending', () => ({ forgetFiles: vi.fn(() => Promise.resolve()), keepFiles: vi.fn(), sendMessage: vi.fn(() => Promise.resolve()) }));

const file = (name: string, type: string) => new File(['x'], name, { type });
const photo = file('a.png', 'image/png');
const paper = file('b.pdf', 'application/pdf');
const full = new DOMException('There is no room.', 'QuotaExceededError');
const to = { chatId: 'c', senderId: 'me' };
const content = { text: 'Look', files: [photo, paper], replyTo: null };

beforeEach(() => {
  vi.clearAllMocks();
  vi.mocked(keepFiles).mockImplementation((files) => Promise.resolve(files.map(({ name }) => ({ fileId: name, name }))));
  vi.mocked(sendMessage).mockResolvedValue(undefined);
});

describe('keepMessages', () => {
  it('tells what is kept, message by message', async () => {
    const onKept = vi.fn();
    await keepMessages(to, content, onKept);
    expect(onKept.mock.calls).toEqual([[[photo]], [[paper]]]);
    expect(vi.mocked(sendMessage).mock.calls.map(([{ draft }]) => [draft.type, draft.text])).toEqual([
      ['image', 'Look'],
      ['file', undefined],
    ]);
  });

  it('does not take what there is no room for', async () => {
    vi.mocked(keepFiles).mockImplementation((files) => (files.includes(paper) ? Promise.reject(full) : Promise.resolve([])));
    const onKept = vi.fn();
    await expect(keepMessages(to, content, onKept)).rejects.toBe(full);
    expect(onKept.mock.calls).toEqual([[[photo]]]);
  });

  it('forgets files whose message could not be kept', async () => {
    vi.mocked(sendMessage).mockRejectedValue(full);
    const onKept = vi.fn();
    await expect(keepMessages(to, content, onKept)).rejects.toBe(full);
    expect(onKept).not.toHaveBeenCalled();
    expect(forgetFiles).toHaveBeenCalledExactlyOnceWith([{ fileId: 'a.png', name: 'a.png' }]);
  });
});

it.each([
  ['Hello', 'Hello', ''],
  ['Hello you', 'Hello', 'you'],
  ['Another', 'Hello', 'Another'],
])('of %j, of which %j was sent, %j is left', (now, sent, left) => {
  expect(afterSent(now, sent)).toBe(left);
});
