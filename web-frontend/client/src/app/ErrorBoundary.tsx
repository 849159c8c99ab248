import { Component, type ReactNode } from 'react';
import { Failed } from '../ui/states';

interface State {
  error: unknown;
}

// As browsers say that a module could not be loaded.
const isOutdated = (error: unknown) => error instanceof TypeError && /dynamically imported module|importing a module script/i.test(error.message) && navigator.onLine;

const storageKey = 'instahub:reloaded';
const pause = 60_000;

/** A screen that cannot be loaded belongs to a client that was replaced since: the page is loaded anew, but not again and again. */
function reloadOnce() {
  const last = Number(sessionStorage.getItem(storageKey) ?? 0);
  if (Date.now() - last < pause) return;
  sessionStorage.setItem(storageKey, String(Date.now()));
  location.reload();
}

/** Shows in place of a screen that it failed, or could not be loaded; another screen is another try. */
export class ErrorBoundary extends Component<{ place: string; children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error ?? new Error('A screen failed.') };
  }

  override componentDidCatch(error: unknown) {
    reportError(error);
    if (isOutdated(error)) reloadOnce();
  }

  override componentDidUpdate(before: { place: string }) {
    if (before.place !== this.props.place && this.state.error !== null) this.setState({ error: null });
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return (
      <main>
        <Failed
          error={this.state.error}
          retry={() => {
            location.reload();
          }}
        />
      </main>
    );
  }
}
