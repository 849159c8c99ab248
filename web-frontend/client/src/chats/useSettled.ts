import { useEffect, useState } from 'react';

// Who writes on within it is not done yet.
const pause = 250;

/** A text once nobody has changed it for a moment. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(setSettled, text === '' ? 0 : pause, text);
    return () => {
      clearTimeout(timer);
    };
  }, [text]);
  return settled;
}
