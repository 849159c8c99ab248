// @vitest-environment happy-dom
import { dehydrate, hydrate } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { makeQueryClient } from '../app/queries';
import { chatsOptions } from '../chats/queries';
import { feedOptions } from '../feeds/queries';
import { profileOptions } from '../profiles/queries';
import { persistOptions } from './persister';

const hour = 60 * 60_000;
const pages = { pages: [{ items: [], next: null }], pageParams: [undefined] };

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

it('keeps what is to be there offline, read by this page or one before, and lets go of other things that nobody looks at', () => {
  const wanted = [feedOptions('ranked'), chatsOptions('main'), profileOptions('noor')];
  const before = makeQueryClient();
  for (const options of wanted) before.getQueryCache().build(before, options as { queryKey: readonly unknown[] }).setData(pages);
  const client = makeQueryClient();
  hydrate(client, dehydrate(before, persistOptions.dehydrateOptions), persistOptions.hydrateOptions);
  client.setQueryData(['tags', 'posts'], pages);
  vi.advanceTimersByTime(hour);
  for (const cache of [before, client]) for (const { queryKey } of wanted) expect(cache.getQueryData(queryKey)).toEqual(pages);
  expect(client.getQueryData(['tags', 'posts'])).toBeUndefined();
  // What is written next still has all of it.
  expect(dehydrate(client, persistOptions.dehydrateOptions).queries).toHaveLength(wanted.length);
});
