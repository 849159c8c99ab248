-- Grain state. A row is found by the hashes of grain id and grain type and told from its hash neighbours by the key
-- itself; GrainIdExtensionString is null for a key that is a number or a GUID alone. Version is the etag.

create table OrleansStorage
(
    GrainIdHash integer not null,
    GrainIdN0 bigint not null,
    GrainIdN1 bigint not null,
    GrainTypeHash integer not null,
    GrainTypeString varchar(512) not null,
    GrainIdExtensionString varchar(512) null,
    ServiceId varchar(150) not null,
    PayloadBinary bytea null,
    ModifiedOn timestamp without time zone not null,
    Version integer null
);

-- Unique, so that of two activations that write a grain's first state at once only one succeeds.
create unique index ix_orleansstorage on OrleansStorage
    (GrainIdHash, GrainTypeHash, GrainIdN0, GrainIdN1, GrainTypeString, GrainIdExtensionString, ServiceId)
    nulls not distinct;

insert into OrleansQuery (QueryKey, QueryText) values
('ReadFromStorageKey', $query$
select PayloadBinary, Version
from OrleansStorage
where GrainIdHash = @GrainIdHash
    and GrainTypeHash = @GrainTypeHash
    and GrainIdN0 = @GrainIdN0
    and GrainIdN1 = @GrainIdN1
    and GrainTypeString = @GrainTypeString
    and GrainIdExtensionString is not distinct from @GrainIdExtensionString
    and ServiceId = @ServiceId
$query$),

-- Without a version the state is new and must not be there yet; with one it must be the stored one.
-- Answers the new version, or the version given where nothing was written, which the provider takes as a conflict.
('WriteToStorageKey', $query$
with updated as (
    update OrleansStorage
    set PayloadBinary = @PayloadBinary, ModifiedOn = now() at time zone 'utc', Version = Version + 1
    where GrainIdHash = @GrainIdHash
        and GrainTypeHash = @GrainTypeHash
        and GrainIdN0 = @GrainIdN0
        and GrainIdN1 = @GrainIdN1
        and GrainTypeString = @GrainTypeString
        and GrainIdExtensionString is not distinct from @GrainIdExtensionString
        and ServiceId = @ServiceId
        and Version = @GrainStateVersion
    returning Version
), inserted as (
    insert into OrleansStorage
        (GrainIdHash, GrainIdN0, GrainIdN1, GrainTypeHash, GrainTypeString, GrainIdExtensionString, ServiceId,
        PayloadBinary, ModifiedOn, Version)
    select @GrainIdHash, @GrainIdN0, @GrainIdN1, @GrainTypeHash, @GrainTypeString, @GrainIdExtensionString, @ServiceId,
        @PayloadBinary, now() at time zone 'utc', 1
    where @GrainStateVersion is null
    on conflict do nothing
    returning Version
)
select coalesce((select Version from updated), (select Version from inserted), @GrainStateVersion) as NewGrainStateVersion
$query$),

-- Clearing keeps the row and its count of versions; deleting does not. No row answered: a conflict.
('ClearStorageKey', $query$
update OrleansStorage
set PayloadBinary = null, ModifiedOn = now() at time zone 'utc', Version = Version + 1
where GrainIdHash = @GrainIdHash
    and GrainTypeHash = @GrainTypeHash
    and GrainIdN0 = @GrainIdN0
    and GrainIdN1 = @GrainIdN1
    and GrainTypeString = @GrainTypeString
    and GrainIdExtensionString is not distinct from @GrainIdExtensionString
    and ServiceId = @ServiceId
    and Version = @GrainStateVersion
returning Version as NewGrainStateVersion
$query$),

('DeleteStorageKey', $query$
delete from OrleansStorage
where GrainIdHash = @GrainIdHash
    and GrainTypeHash = @GrainTypeHash
    and GrainIdN0 = @GrainIdN0
    and GrainIdN1 = @GrainIdN1
    and GrainTypeString = @GrainTypeString
    and GrainIdExtensionString is not distinct from @GrainIdExtensionString
    and ServiceId = @ServiceId
    and Version = @GrainStateVersion
returning Version + 1 as NewGrainStateVersion
$query$);
