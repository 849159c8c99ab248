import { Component, type ReactNode } from 'react';
import { Failed } from '../ui/states';

interface State {
  error: unknown;
}

/** Shows in place of a screen that it failed, or could not be loaded; another screen is another try. */
export class ErrorBoundary extends Component<{ place: string; children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error ?? new Error('A screen failed.') };
  }

  override componentDidCatch(error: unknown) {
    reportError(error);
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
