// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { useIncoming } from './useIncoming';

const photo = new File(['photo'], 'photo.png', { type: 'image/png' });

/** What the browser tells an element; whether the page has taken it. */
function tell(target: EventTarget, name: string, more: object): boolean {
  const event = Object.assign(new Event(name, { bubbles: true, cancelable: true }), more);
  act(() => {
    target.dispatchEvent(event);
  });
  return event.defaultPrevented;
}

const pasted = (...types: string[]) => ({ clipboardData: { files: [photo], types } });

afterEach(cleanup);

it('takes what is pasted and dropped anywhere', () => {
  const add = vi.fn();
  renderHook(() => useIncoming(add));
  expect(tell(document.body, 'paste', pasted('Files'))).toBe(true);
  expect(tell(document.body, 'drop', { dataTransfer: { files: [photo], types: ['Files'] } })).toBe(true);
  expect(add.mock.calls).toEqual([[[photo]], [[photo]]]);
});

it('leaves text that comes with a picture to the field into which it is pasted', () => {
  const add = vi.fn();
  renderHook(() => useIncoming(add));
  const field = document.body.appendChild(document.createElement('textarea'));
  expect(tell(field, 'paste', pasted('text/plain', 'Files'))).toBe(false);
  expect(add).not.toHaveBeenCalled();
  tell(field, 'paste', pasted('Files'));
  expect(add).toHaveBeenCalledOnce();
});

it('says whether files are held over the page', () => {
  const { result } = renderHook(() => useIncoming(vi.fn()));
  const files = { dataTransfer: { files: [photo], types: ['Files'] } };
  tell(document.body, 'dragover', files);
  expect(result.current).toBe(true);
  tell(document.body, 'dragleave', { ...files, relatedTarget: document.body });
  expect(result.current).toBe(true);
  tell(document.body, 'dragleave', { ...files, relatedTarget: null });
  expect(result.current).toBe(false);
});
