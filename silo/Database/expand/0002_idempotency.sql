-- Requests made under an Idempotency-Key: who carries each out, and the answer that it gets again for 24 hours.
create table idempotency_keys
(
    -- SHA-256 over caller, path and the client's key.
    key bytea primary key,
    -- SHA-256 over what the request says.
    fingerprint bytea not null,
    attempt uuid not null,
    -- Until when the attempt counts as alive without a sign of it; no matter once there is an answer.
    lease_until timestamptz not null,
    started_at timestamptz not null default clock_timestamp(),
    expires_at timestamptz not null,
    -- The answer; all null while there is none.
    status smallint,
    content_type text,
    location text,
    etag text,
    body bytea
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);

create index idempotency_keys_expires_at on idempotency_keys (expires_at);
