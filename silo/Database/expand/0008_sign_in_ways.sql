-- Ways to sign in beside the password: a second factor, passkeys, accounts at OpenID providers.

-- Null: nobody signs in by password; the account was made by an OpenID provider, or was given to whom one says owns its address.
alter table accounts alter column password_hash drop not null;

-- One-time passwords by time (RFC 6238). The secret is stored as it is, because codes are computed from it.
create table second_factors
(
    user_id uuid primary key references accounts (id) on delete cascade,
    secret bytea not null,
    created_at timestamptz not null default clock_timestamp(),
    -- Null: set up, and not asked for until the user has shown a code of it.
    enabled_at timestamptz,
    -- The newest 30 seconds whose code was used: that code, and all before it, are used up.
    last_step bigint not null default 0
);

-- Each works once instead of a code. SHA-256 over the user's id and the recovery code.
create table recovery_codes
(
    user_id uuid not null references second_factors (user_id) on delete cascade,
    code_hash bytea not null,
    primary key (user_id, code_hash)
);

create table passkeys
(
    id uuid primary key,
    user_id uuid not null references accounts (id) on delete cascade,
    credential_id bytea not null constraint passkeys_credential_id_key unique,
    -- COSE_Key (RFC 9052).
    public_key bytea not null,
    name text not null,
    created_at timestamptz not null,
    last_used_at timestamptz,
    -- As the authenticator counts; 0 for ever where it does not.
    sign_count bigint not null,
    transports text[] not null,
    is_user_verified boolean not null,
    is_backup_eligible boolean not null,
    is_backed_up boolean not null
);
create index passkeys_user_id on passkeys (user_id, created_at);

-- Whose account somebody at an OpenID provider signs in to.
create table external_identities
(
    provider text collate "C" not null,
    subject text collate "C" not null,
    user_id uuid not null references accounts (id) on delete cascade,
    linked_at timestamptz not null default clock_timestamp(),
    primary key (provider, subject)
);
create index external_identities_user_id on external_identities (user_id);

-- Exchanges of several steps under way, each taken once by whoever has the handle. Any process may continue what another began.
create table ceremonies
(
    -- SHA-256 of the handle.
    handle_hash bytea primary key,
    purpose smallint not null,
    user_id uuid,
    state text not null,
    expires_at timestamptz not null
);
create index ceremonies_expires_at on ceremonies (expires_at);
