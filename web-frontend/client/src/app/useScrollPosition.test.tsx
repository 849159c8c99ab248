// @vitest-environment happy-dom
import { act, render } from '@testing-library/react';
import { useLayoutEffect, useState } from 'react';
import { Link, MemoryRouter, useLocation } from 'react-router';
import { expect, it, vi } from 'vitest';
import { useScrollPosition } from './useScrollPosition';

let top = 0;
vi.stubGlobal('scrollTo', (to: { top: number }) => {
  top = to.top;
});
Object.defineProperty(window, 'scrollY', { get: () => top });

/** A list that begins where the page was scrolled to when it was drawn, as virtual lists do, once in its place and once more. */
function List() {
  const [was] = useState(() => window.scrollY);
  useLayoutEffect(() => {
    window.scrollTo({ top: was });
    requestAnimationFrame(() => {
      window.scrollTo({ top: was });
    });
  }, [was]);
  return null;
}

function App() {
  useScrollPosition();
  return useLocation().pathname === '/list' ? <List /> : <Link to="/list">List</Link>;
}

it('begins a new screen at its top, whatever a list on it does', async () => {
  const { getByText } = render(
    <MemoryRouter>
      <App />
    </MemoryRouter>,
  );
  const frames = vi.spyOn(window, 'requestAnimationFrame');
  top = 700;
  act(() => {
    getByText('List').click();
  });
  expect(frames).toHaveBeenCalled();
  await vi.waitFor(() => {
    expect(frames.mock.calls.length).toBeGreaterThan(4);
    expect(top).toBe(0);
  });
});
