import { useEffect, useState } from 'react';

/** The token of a link that was mailed; it is taken out of the address, so that it is in no history and in nothing that is copied. */
export function useToken(): string | null {
  const [token] = useState(() => new URLSearchParams(location.search).get('token'));
  useEffect(() => {
    if (token !== null) history.replaceState(history.state, '', location.pathname);
  }, [token]);
  return token;
}
