import { onlineManager, QueryClient } from '@tanstack/react-query';
import { isMomentary } from '../api/errors';

const minute = 60_000;

// It hears of changes alone: a page that was opened without a connection would try in vain for a while before it says so.
onlineManager.setOnline(navigator.onLine);

/** What was read from the server. It is read anew when somebody comes back to it; what the hub tells is put into it meanwhile. */
export const makeQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: minute,
        // What nobody looks at; what is there offline stays longer (`kept`).
        gcTime: 10 * minute,
        retry: (count, error) => count < 2 && isMomentary(error),
        refetchOnWindowFocus: false,
      },
      // Without a connection they fail at once, so that whoever pressed a button is told; what is to wait goes through the outbox.
      mutations: { networkMode: 'always' },
    },
  });

/** The ones of this page; what is sent in the background puts its answers there. */
export const queryClient = makeQueryClient();
