import { useEffect, useEffectEvent, useState } from 'react';

const isWritten = (target: EventTarget | null) => target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

/** Takes files that are dropped anywhere on the page, and pasted pictures. @returns whether files are held over the page */
export function useIncoming(add: (files: readonly File[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  const take = useEffectEvent(add);
  useEffect(() => {
    const end = new AbortController();
    const listen = <Name extends 'paste' | 'dragover' | 'dragleave' | 'drop'>(name: Name, act: (event: DocumentEventMap[Name]) => void) => {
      document.addEventListener(name, act, { signal: end.signal });
    };
    listen('paste', (event) => {
      const files = [...(event.clipboardData?.files ?? [])];
      // Some programs put a picture of the text beside it.
      if (files.length === 0 || (isWritten(event.target) && event.clipboardData?.types.includes('text/plain'))) return;
      event.preventDefault();
      take(files);
    });
    listen('dragover', (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    });
    listen('dragleave', (event) => {
      if (event.relatedTarget === null) setOver(false); // out of the window
    });
    listen('drop', (event) => {
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      take(files);
    });
    return () => {
      end.abort();
    };
  }, []);
  return isOver;
}
