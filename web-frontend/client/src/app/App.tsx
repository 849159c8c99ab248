import { PersistQueryClientProvider } from '@tanstack/react-query-persist-client';
import { BrowserRouter, useLocation } from 'react-router';
import { SessionProvider } from '../api/session';
import { I18nProvider, type prepare } from '../i18n/i18n';
import { LiveProvider } from '../live/live';
import { persistOptions } from '../offline/persister';
import { UpdatePrompt } from '../offline/UpdatePrompt';
import { ThemeProvider } from '../theme/theme';
import { Toasts } from '../ui/toasts';
import { ErrorBoundary } from './ErrorBoundary';
import { queryClient } from './queries';
import { Screens } from './Screens';
import { useScrollPosition } from './useScrollPosition';

/** The client: language, theme, what was read, who is signed in, the live connection, and the screens. */
export function App({ prepared }: { prepared: Awaited<ReturnType<typeof prepare>> }) {
  return (
    <I18nProvider prepared={prepared}>
      <ThemeProvider>
        <PersistQueryClientProvider client={queryClient} persistOptions={persistOptions}>
          <SessionProvider>
            <LiveProvider>
              <BrowserRouter>
                <Place />
              </BrowserRouter>
              <Toasts />
              <UpdatePrompt />
            </LiveProvider>
          </SessionProvider>
        </PersistQueryClientProvider>
      </ThemeProvider>
    </I18nProvider>
  );
}

function Place() {
  const { pathname } = useLocation();
  useScrollPosition();
  return (
    <ErrorBoundary place={pathname}>
      <Screens />
    </ErrorBoundary>
  );
}
