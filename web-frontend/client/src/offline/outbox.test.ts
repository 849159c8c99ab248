// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { failing, item, openTab, withBrowser } from '../testing/outbox';

withBrowser();

describe('the outbox', () => {
  it('sends once what it is given, in order, and keeps nothing then', async () => {
    const tab = await openTab();
    const [send, sent] = [vi.fn((payload: unknown) => Promise.resolve({ got: payload })), vi.fn()];
    tab.register({ kind: 'like', send, sent });
    for (const key of ['a', 'b', 'c']) await tab.enqueue(item(key));
    await tab.flush();
    await tab.flush();
    expect(send.mock.calls).toEqual([['a'], ['b'], ['c']]);
    expect(sent.mock.calls).toEqual([['a', { got: 'a' }], ['b', { got: 'b' }], ['c', { got: 'c' }]]);
    expect(tab.outbox.get()).toEqual([]);
  });

  it('sends of a state only the newest', async () => {
    const tab = await openTab();
    for (const state of ['on', 'off', 'on again']) await tab.enqueue(item('like:1', 'like', 'u', state));
    await tab.enqueue(item('like:2'));
    const send = failing();
    tab.register({ kind: 'like', send });
    await tab.flush();
    expect(send.mock.calls).toEqual([['on again'], ['like:2']]);
    expect(tab.outbox.get()).toEqual([]);
  });

  it('takes back what was not sent yet', async () => {
    const tab = await openTab();
    await tab.enqueue(item('a'));
    await tab.discard('a');
    const send = failing();
    tab.register({ kind: 'like', send });
    await tab.flush();
    expect(send).not.toHaveBeenCalled();
    expect(tab.outbox.get()).toEqual([]);
  });

  it('survives the page: the next one sends what was left', async () => {
    const page = await openTab();
    await page.enqueue(item('a'));
    const next = await openTab();
    const send = failing();
    next.register({ kind: 'like', send });
    await next.flush();
    expect(send).toHaveBeenCalledExactlyOnceWith('a');
  });

  it('leaves what nobody can send yet to a page that can', async () => {
    const tab = await openTab();
    const send = failing();
    tab.register({ kind: 'like', send });
    await tab.enqueue(item('later', 'unknown'));
    await tab.enqueue(item('now'));
    await tab.flush();
    expect(send.mock.calls).toEqual([['now']]);
    expect(tab.outbox.get()).toMatchObject([{ key: 'later' }]);
    tab.register({ kind: 'unknown', send });
    await tab.flush();
    expect(send.mock.calls).toEqual([['now'], ['later']]);
  });

  it('loads the module of a kind when something of it waits', async () => {
    const tab = await openTab();
    const send = failing();
    tab.registerLater('like', () => Promise.resolve(tab.register({ kind: 'like', send })));
    await tab.enqueue(item('a'));
    await tab.flush();
    expect(send).toHaveBeenCalledExactlyOnceWith('a');
  });
});

describe('what was sent', () => {
  it('is not refused by what fails to show it', async () => {
    const report = vi.fn();
    vi.stubGlobal('reportError', report);
    const tab = await openTab();
    const refused = vi.fn();
    const failure = new Error('not shown');
    const sent = () => {
      throw failure;
    };
    tab.register({ kind: 'like', keepsRefused: true, send: failing(), sent, refused });
    await tab.enqueue(item('a'));
    await tab.flush();
    expect(report).toHaveBeenCalledExactlyOnceWith(failure);
    expect(refused).not.toHaveBeenCalled();
    expect(tab.outbox.get()).toEqual([]);
  });

  it('waits in no other tab', async () => {
    const one = await openTab();
    const other = await openTab();
    one.register({ kind: 'like', send: failing(new one.NetworkError()) });
    await one.enqueue(item('a'));
    await vi.waitFor(() => {
      expect(other.outbox.get()).toMatchObject([{ key: 'a' }]);
    });
    await one.flush();
    await one.flush();
    await vi.waitFor(() => {
      expect(other.outbox.get()).toEqual([]);
    });
  });

  it('does not wait in a tab that is told nothing, once its turn has come', async () => {
    vi.stubGlobal('BroadcastChannel', undefined);
    const one = await openTab();
    const other = await openTab();
    let answer = () => {
      // until it is sent
    };
    const send = vi.fn(() => new Promise<void>((resolve) => (answer = resolve)));
    one.register({ kind: 'like', send });
    other.register({ kind: 'like', send });
    await one.enqueue(item('a'));
    await vi.waitFor(() => {
      expect(send).toHaveBeenCalledOnce();
    });
    const flushed = other.flush();
    await vi.waitFor(() => {
      expect(other.outbox.get()).toHaveLength(1);
    });
    answer();
    await flushed;
    expect(send).toHaveBeenCalledOnce();
    expect(other.outbox.get()).toEqual([]);
  });
});

describe('what another user has left', () => {
  it('is neither shown nor sent, nor replaced', async () => {
    const tab = await openTab();
    const send = failing();
    tab.register({ kind: 'like', send });
    await tab.enqueue(item('like:1', 'like', 'other'));
    await tab.flush();
    expect(tab.outbox.get()).toEqual([]);
    expect(send).not.toHaveBeenCalled();
    await tab.enqueue(item('like:1'));
    await tab.flush();
    expect(send).toHaveBeenCalledOnce();
    tab.owner.set('other');
    await tab.flush();
    expect(send).toHaveBeenCalledTimes(2);
  });
});
