// @vitest-environment happy-dom
import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { countUnreadChats } from './useUnread';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

it('asks once for all that happens together, and again for what comes later', () => {
  const queries = new QueryClient();
  const asked = vi.spyOn(queries, 'invalidateQueries');
  for (let count = 0; count < 20; count++) countUnreadChats(queries);
  vi.runOnlyPendingTimers();
  expect(asked).toHaveBeenCalledOnce();
  countUnreadChats(queries);
  vi.runOnlyPendingTimers();
  expect(asked).toHaveBeenCalledTimes(2);
});
