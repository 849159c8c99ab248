import './App.css';
import { Wordmark } from './brand/Wordmark';
import { ServiceStatus } from './service-status/ServiceStatus';

/** The welcome page: what this is, how far it is, and whether the service is up. */
export function App() {
  return (
    <div className="welcome">
      <header className="welcome__header">
        <Wordmark />
      </header>
      <main className="welcome__main">
        <div className="welcome__text">
          <h1>Pictures and conversations, on a server of your own.</h1>
          <p className="welcome__lead">
            InstaHub is being built from the ground up. The ground is here, and this page tells you how its server is.
          </p>
          <p className="welcome__aside">Accounts, posts and messages are not here yet. When they are, this is where you will sign in.</p>
        </div>
        <ServiceStatus />
      </main>
      <footer className="welcome__footer">
        <span>For operators:</span>
        <a href="/health/ready">readiness report</a>
        <a href="/health/live">liveness</a>
      </footer>
    </div>
  );
}
