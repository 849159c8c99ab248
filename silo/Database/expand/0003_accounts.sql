-- Accounts: who there is, how they prove it, what of it is noted. Unique names are the database's to decide.
create table accounts
(
    id uuid primary key,
    -- Folded to lower case: also the key by which it is unique.
    username text collate "C" not null constraint accounts_username_key unique,
    -- As it was given; unique by email_key, in lower case.
    email text not null,
    email_key text collate "C" not null constraint accounts_email_key unique,
    -- Format of ASP.NET Core Identity, version 3: salt and parameters are in it.
    password_hash text not null,
    created_at timestamptz not null,
    -- Of the credentials: each change adds one.
    version bigint not null default 1
);

-- What others see. Apart from the account, because another grain writes it.
create table profiles
(
    user_id uuid primary key references accounts (id) on delete cascade,
    display_name text not null,
    version bigint not null default 1
);

-- One a sign-in. The session is the family of its refresh tokens.
create table sessions
(
    id uuid primary key,
    user_id uuid not null references accounts (id) on delete cascade,
    address text not null,
    device text not null,
    started_at timestamptz not null,
    -- When its newest refresh token ends.
    expires_at timestamptz not null
);
create index sessions_user_id on sessions (user_id, started_at desc);

create table refresh_tokens
(
    -- SHA-256 of the token, which is nowhere stored.
    token_hash bytea primary key,
    session_id uuid not null references sessions (id) on delete cascade,
    issued_at timestamptz not null,
    expires_at timestamptz not null
);
create index refresh_tokens_session_id on refresh_tokens (session_id);

-- Public halves only: a private key never leaves the memory of the silo that signs by it.
create table signing_keys
(
    id text primary key,
    public_key bytea not null,
    created_at timestamptz not null default clock_timestamp(),
    expires_at timestamptz not null
);

-- Failures of the last quarter of an hour, so that a restart forgives none.
create table sign_in_failures
(
    subject text collate "C" not null,
    failed_at timestamptz not null
);
create index sign_in_failures_subject on sign_in_failures (subject, failed_at desc);
create index sign_in_failures_failed_at on sign_in_failures (failed_at);

-- Security-relevant acts, written by the handler of the events of the same names. The newest of each user are kept.
create table audit_log
(
    event_id uuid primary key,
    -- All zeros: somebody tried to sign in to an account that does not exist. Not a reference: the trail outlives the account.
    user_id uuid not null,
    act text not null,
    happened_at timestamptz not null,
    session_id uuid,
    address text not null,
    device text not null
);
create index audit_log_user_id on audit_log (user_id, happened_at desc, event_id desc);
