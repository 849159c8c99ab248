-- Events are rows of the transaction that they tell of. A queue's rows are there until they have been handled; nobody
-- remembers a position, because a sequence is not commit order (docs/decisions/0004-event-queue.md).
create table events
(
    queue smallint not null,
    position bigint generated always as identity (cache 1),
    id uuid not null,
    namespace text not null,
    partition smallint not null,
    key text not null,
    type text not null,
    payload bytea not null,
    occurred_at timestamptz not null,
    committed_at timestamptz not null default clock_timestamp(),
    primary key (queue, position)
) with (
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 5000,
    autovacuum_vacuum_insert_scale_factor = 0,
    autovacuum_vacuum_insert_threshold = 20000,
    autovacuum_vacuum_cost_delay = 0
);

-- Who reads a queue. Every delete of a reader names the epoch it has, so a reader that has lost its lease changes nothing.
create table event_queues
(
    queue smallint primary key,
    owner text not null default '',
    epoch bigint not null default 0,
    lease_until timestamptz not null default '-infinity'
);

-- Events that their handler has failed on again and again, for operators.
create table events_dead
(
    id uuid not null,
    handler text not null,
    queue smallint not null,
    position bigint not null,
    namespace text not null,
    partition smallint not null,
    key text not null,
    type text not null,
    payload bytea not null,
    occurred_at timestamptz not null,
    died_at timestamptz not null default clock_timestamp(),
    failures integer not null,
    error text not null,
    primary key (id, handler)
);

-- What a handler with an effect in SQL has done, written in the transaction of that effect.
create table events_handled
(
    handler text not null,
    event_id uuid not null,
    handled_at timestamptz not null default clock_timestamp(),
    primary key (handler, event_id)
);
create index events_handled_at on events_handled (handled_at);
