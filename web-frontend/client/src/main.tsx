import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles/base.css';
import { App } from './app/App';
import './app/senders';
import { prepare } from './i18n/i18n';
import { startOutbox } from './offline/outbox';
import { apply, stored } from './theme/theme';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element #root.');

apply(stored());
const prepared = await prepare();
createRoot(root).render(
  <StrictMode>
    <App prepared={prepared} />
  </StrictMode>,
);
startOutbox();
