import { totalmem } from 'node:os';

const MB = 1024 * 1024;

/** An eighth of the memory, from 128 MB to 1 GB: the product runs on the same machine. */
const sharedBuffers = () => `${Math.round(Math.min(1024, Math.max(128, totalmem() / MB / 8)))}MB`;

/** Settings of every embedded server. What is not named has PostgreSQL's own, durable, default. */
export const settings = () => ({
  max_connections: 200,
  shared_buffers: sharedBuffers(),
  max_wal_size: '2GB',
  password_encryption: 'scram-sha-256',
  // A transaction left open holds back vacuum, and with it the event queue.
  idle_in_transaction_session_timeout: '60s',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] %q%u@%d ',
});

/** A server that is thrown away after the tests need not survive a power cut; it does survive being killed. */
export const testSettings = () => ({ ...settings(), shared_buffers: '128MB', fsync: 'off', full_page_writes: 'off' });
