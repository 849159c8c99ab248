-- Sessions that go on and end, secrets sent by mail, what an account's end and its export need.

alter table accounts
    -- When the user proved that the e-mail address is theirs; null: not yet.
    add column email_verified_at timestamptz,
    -- Until when one process removes the rows of this deleted account.
    add column purge_claimed_until timestamptz;
create index accounts_deleted on accounts (status_changed_at) where status = 3;

alter table sessions
    -- When its refresh token was last used; null: never.
    add column last_seen_at timestamptz;
create index sessions_expires_at on sessions (expires_at);

-- A used token stays until it would have ended: whoever shows it again ends the session.
alter table refresh_tokens
    add column used_at timestamptz;
create index refresh_tokens_expires_at on refresh_tokens (expires_at);

-- Sessions that were ended before their time, for as long as an access token of theirs could still be valid.
create table revoked_sessions
(
    session_id uuid primary key,
    user_id uuid not null,
    revoked_at timestamptz not null default clock_timestamp(),
    expires_at timestamptz not null
);
create index revoked_sessions_expires_at on revoked_sessions (expires_at);

-- Secrets that were sent by mail. Purposes: 1 proves an e-mail address, 2 sets a new password.
create table mailed_tokens
(
    -- SHA-256 of the token, which is nowhere stored.
    token_hash bytea primary key,
    user_id uuid not null references accounts (id) on delete cascade,
    purpose smallint not null,
    -- The address that it was sent to and proves, in lower case.
    email_key text collate "C" not null,
    expires_at timestamptz not null
);
create index mailed_tokens_user_id on mailed_tokens (user_id, purpose);
create index mailed_tokens_expires_at on mailed_tokens (expires_at);

-- Mail that waits to be sent; a row goes when its mail has. What it will say, the token above all, is made when it is sent.
create table mails
(
    id uuid primary key default gen_random_uuid(),
    kind text not null,
    -- Whom it is for; null: whoever has the address, if anybody does.
    user_id uuid,
    email_key text collate "C",
    created_at timestamptz not null default clock_timestamp(),
    attempts int not null default 0,
    -- The next attempt; moved on before each one, so that one that dies is made again.
    due_at timestamptz not null default clock_timestamp()
);
create index mails_due_at on mails (due_at);

-- The newest export of each user. Status: 0 waits or is being made, 1 ready, 2 failed.
create table data_exports
(
    user_id uuid primary key references accounts (id) on delete cascade,
    status smallint not null default 0,
    requested_at timestamptz not null,
    attempts int not null default 0,
    -- Who makes it, until when; the chunks carry its id.
    build_id uuid,
    claimed_until timestamptz not null default '-infinity',
    bytes bigint,
    -- When the file and all links to it end; null until it is ready.
    expires_at timestamptz
);
create index data_exports_pending on data_exports (requested_at) where status = 0;
create index data_exports_expires_at on data_exports (expires_at);
create index data_exports_build_id on data_exports (build_id);

create table data_export_chunks
(
    build_id uuid not null,
    number int not null,
    bytes bytea not null,
    made_at timestamptz not null default clock_timestamp(),
    primary key (build_id, number)
);
-- A ZIP is packed already.
alter table data_export_chunks alter column bytes set storage external;

create table data_export_links
(
    -- SHA-256 of the secret in the link, which is nowhere stored.
    link_hash bytea primary key,
    build_id uuid not null,
    user_id uuid not null references data_exports (user_id) on delete cascade,
    made_at timestamptz not null default clock_timestamp()
);
create index data_export_links_user_id on data_export_links (user_id, made_at desc);
