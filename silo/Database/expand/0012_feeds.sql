-- Silos that hold feeds in memory. A fan-out reads them after the commit of what it brings, and each holds its lease while it believes
-- its memory; so whoever reads a feed under a lease misses nothing. A new epoch begins when a lease has lapsed.
create table feed_hosts
(
    silo text collate "C" primary key,
    epoch bigint not null,
    lease_until timestamptz not null
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 100);

create sequence feed_host_epochs;
