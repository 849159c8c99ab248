// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { PropsWithChildren } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Page } from '../api/api';
import type { LiveState } from '../live/connection';
import { message } from './testMessages';
import type { Message } from './types';
import { useMessages } from './useMessages';

const live = vi.hoisted((): { state: LiveState } => ({ state: 'connected' }));
const reads = vi.hoisted(() => ({ newest: vi.fn<() => Promise<unknown>>(), older: vi.fn<() => Promise<unknown>>() }));
vi.mock('../live/live', () => ({ useLive: () => live }));
vi.mock('../ui/errorText', () => ({ useErrorText: () => String }));
vi.mock('../api/api', () => ({
  api: { GET: (_: string, { params }: { params: { query: { before?: number } } }) => (params.query.before === undefined ? reads.newest() : reads.older()) },
  takePage: (answer: unknown) => answer,
  take: (answer: unknown) => answer,
}));

const page = (...sequences: number[]): Page<Message> => ({ items: sequences.map((sequence) => message(sequence)), next: 'more' });

async function opened() {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const wrapper = ({ children }: PropsWithChildren) => <QueryClientProvider client={queries}>{children}</QueryClientProvider>;
  const hook = renderHook(() => useMessages('c'), { wrapper });
  await waitFor(() => {
    expect(hook.result.current.query.isSuccess).toBe(true);
  });
  return { ...hook, queries };
}

beforeEach(() => {
  live.state = 'connected';
  reads.newest.mockReset().mockResolvedValue(page(5, 4));
  reads.older.mockReset().mockResolvedValue(page(3, 2));
});

it('still catches up when older ones come meanwhile', async () => {
  const { result, queries } = await opened();
  reads.newest.mockReturnValueOnce(new Promise(() => undefined)).mockResolvedValue(page(6, 5, 4, 3, 2));
  void queries.invalidateQueries();
  await act(async () => {
    result.current.older();
    await Promise.resolve();
  });
  await waitFor(() => {
    expect(result.current.query.data?.messages.map(({ sequence }) => sequence)).toEqual([2, 3, 4, 5, 6]);
  });
});

it('asks again after a failure when there is a connection again', async () => {
  const { result, rerender } = await opened();
  reads.older.mockRejectedValue(new Error('no'));
  act(() => {
    result.current.older();
  });
  await waitFor(() => {
    expect(result.current.failed).toBe('older');
  });
  live.state = 'connecting';
  rerender();
  expect(result.current.failed).toBe('older');
  live.state = 'connected';
  rerender();
  expect(result.current.failed).toBeNull();
});
