// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { I18nProvider } from '../i18n/i18n';
import { VirtualList } from './VirtualList';

beforeEach(() => {
  // Nothing is laid out here; every item is as high as it was estimated.
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(100);
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

function show(items: readonly number[], more = vi.fn(), props: { hasMore?: boolean; failed?: boolean } = {}) {
  render(
    <I18nProvider prepared={{ choice: 'en', messages: {} }}>
      <MemoryRouter>
        <VirtualList
          label="numbers"
          items={items}
          keyOf={String}
          estimate={100}
          render={(item) => <article>number {item}</article>}
          pager={{ hasNextPage: props.hasMore ?? true, isFetchingNextPage: false, isFetchNextPageError: props.failed ?? false, fetchNextPage: more }}
        />
      </MemoryRouter>
    </I18nProvider>,
  );
  return more;
}

describe('a virtual list', () => {
  it('has of many items only some in the page, the first among them', () => {
    const more = show(numbers(5_000));
    expect(screen.getByText('number 0')).toBeTruthy();
    expect(screen.getAllByRole('article').length).toBeLessThan(50);
    expect(more).not.toHaveBeenCalled();
  });

  it('asks for more when its end is near', () => {
    expect(show(numbers(3))).toHaveBeenCalled();
  });

  it('asks for no more when there is none, or when it failed; then by a button', () => {
    expect(show(numbers(3), vi.fn(), { hasMore: false })).not.toHaveBeenCalled();
    cleanup();
    const more = show(numbers(3), vi.fn(), { failed: true });
    expect(more).not.toHaveBeenCalled();
    screen.getByRole('button').click();
    expect(more).toHaveBeenCalledOnce();
  });
});
