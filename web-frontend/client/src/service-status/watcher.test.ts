import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Readiness } from './readiness';
import { calmInterval, createWatcher, firstRetry } from './watcher';

const ready: Readiness = { kind: 'ready', checks: [] };
const unavailable: Readiness = { kind: 'unavailable', checks: [] };

/** A browser whose visibility and network the test sets, and a server whose answers it gives. */
function world() {
  const browser = { visible: true, online: true, callback: null as (() => void) | null };
  const questions: { answer: (readiness: Readiness) => void; signal: AbortSignal }[] = [];
  const watcher = createWatcher(
    (signal) => new Promise((answer) => questions.push({ answer, signal })),
    {
      isVisible: () => browser.visible,
      isOnline: () => browser.online,
      onChange: (callback) => {
        browser.callback = callback;
        return () => {
          browser.callback = null;
        };
      },
    },
  );
  return {
    watcher,
    browser,
    asked: () => questions.length,
    question: (index: number) => {
      const question = questions[index];
      if (question === undefined) throw new Error(`The server was not asked ${String(index + 1)} times.`);
      return question;
    },
    answer: async (readiness: Readiness) => {
      questions.at(-1)?.answer(readiness);
      await vi.advanceTimersByTimeAsync(0);
    },
    change: (part: Partial<typeof browser>) => {
      Object.assign(browser, part);
      browser.callback?.();
    },
  };
}

describe('the watcher of the service', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 1_000_000 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('asks nothing before somebody looks', () => {
    const { watcher, asked } = world();

    expect(asked()).toBe(0);
    expect(watcher.getState()).toEqual({ readiness: null, checkedAt: null, isOnline: true, isAsking: false });
  });

  it('asks as soon as somebody looks, and tells them the answer', async () => {
    const { watcher, asked, answer } = world();
    const listener = vi.fn();

    watcher.subscribe(listener);
    expect(asked()).toBe(1);
    expect(watcher.getState().isAsking).toBe(true);
    listener.mockClear();
    await answer(ready);

    expect(listener).toHaveBeenCalledOnce();
    expect(watcher.getState()).toEqual({ readiness: ready, checkedAt: 1_000_000, isOnline: true, isAsking: false });
  });

  it('asks again calmly while the service is ready', async () => {
    const { watcher, asked, answer } = world();
    watcher.subscribe(vi.fn());
    await answer(ready);

    await vi.advanceTimersByTimeAsync(calmInterval - 1);
    expect(asked()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked()).toBe(2);
  });

  it('asks soon again while it is not, but less and less often', async () => {
    const { watcher, asked, answer } = world();
    watcher.subscribe(vi.fn());

    for (const wait of [firstRetry, 2 * firstRetry, 4 * firstRetry, 8 * firstRetry, calmInterval, calmInterval]) {
      const before = asked();
      await answer(unavailable);
      await vi.advanceTimersByTimeAsync(wait - 1);
      expect(asked()).toBe(before);
      await vi.advanceTimersByTimeAsync(1);
      expect(asked()).toBe(before + 1);
    }
  });

  it('is calm again after the service has come back', async () => {
    const { watcher, asked, answer } = world();
    watcher.subscribe(vi.fn());
    await answer(unavailable);
    await vi.advanceTimersByTimeAsync(firstRetry);
    await answer(ready);

    await vi.advanceTimersByTimeAsync(calmInterval - 1);
    expect(asked()).toBe(2);
  });

  it('asks one question at a time', async () => {
    const { watcher, asked } = world();
    watcher.subscribe(vi.fn());

    watcher.askNow();
    await vi.advanceTimersByTimeAsync(10 * calmInterval);

    expect(asked()).toBe(1);
  });

  it('asks at once when told to, and counts the wait from then', async () => {
    const { watcher, asked, answer } = world();
    watcher.subscribe(vi.fn());
    await answer(ready);
    await vi.advanceTimersByTimeAsync(calmInterval / 2);

    watcher.askNow();
    await answer(ready);

    expect(asked()).toBe(2);
    await vi.advanceTimersByTimeAsync(calmInterval - 1);
    expect(asked()).toBe(2);
  });

  it('asks nothing while nobody sees the page, and what is overdue when they do', async () => {
    const { watcher, asked, answer, change } = world();
    watcher.subscribe(vi.fn());
    await answer(ready);

    change({ visible: false });
    await vi.advanceTimersByTimeAsync(10 * calmInterval);
    expect(asked()).toBe(1);
    change({ visible: true });
    expect(asked()).toBe(2);
  });

  it('does not ask for an answer that is still fresh when the page is seen again', async () => {
    const { watcher, asked, answer, change } = world();
    watcher.subscribe(vi.fn());
    await answer(ready);

    change({ visible: false });
    change({ visible: true });
    expect(asked()).toBe(1);
    await vi.advanceTimersByTimeAsync(calmInterval);
    expect(asked()).toBe(2);
  });

  it('says so at once when the network goes, asks nothing without it, and asks at once when it is back', async () => {
    const { watcher, asked, answer, change } = world();
    watcher.subscribe(vi.fn());
    await answer(ready);

    change({ online: false });
    expect(watcher.getState().isOnline).toBe(false);
    await vi.advanceTimersByTimeAsync(10 * calmInterval);
    expect(asked()).toBe(1);
    change({ online: true });
    expect(watcher.getState().isOnline).toBe(true);
    expect(asked()).toBe(2);
  });

  it('lets go of everything when nobody looks any more, and begins anew for the next', async () => {
    const { watcher, browser, asked, question, answer } = world();
    const unsubscribe = watcher.subscribe(vi.fn());

    unsubscribe();
    expect(question(0).signal.aborted).toBe(true);
    expect(browser.callback).toBeNull();
    expect(watcher.getState().isAsking).toBe(false);
    await answer(unavailable);
    expect(watcher.getState().readiness).toBeNull();
    await vi.advanceTimersByTimeAsync(10 * calmInterval);
    expect(asked()).toBe(1);

    watcher.subscribe(vi.fn());
    await answer(ready);
    expect(asked()).toBe(2);
    expect(watcher.getState().readiness).toBe(ready);
  });
});
