create table if not exists schema_migrations
(
    phase text not null check (phase in ('orleans', 'expand', 'contract')),
    number integer not null check (number > 0),
    name text not null,
    checksum text not null,
    applied_at timestamptz not null default clock_timestamp(),
    duration interval not null,

    primary key (phase, number)
);
