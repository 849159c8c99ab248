-- Cluster membership. One version row for a cluster orders every change of its members: a change names the version it
-- has seen and counts it up in the same statement, so that of two concurrent changes one finds nothing to do.
-- Statements that answer "did it happen" return one row with one number, 0 or 1.

create table OrleansMembershipVersionTable
(
    DeploymentId varchar(150) not null,
    Timestamp timestamptz(3) not null default now(),
    Version integer not null default 0,

    constraint PK_OrleansMembershipVersionTable_DeploymentId primary key (DeploymentId)
);

create table OrleansMembershipTable
(
    DeploymentId varchar(150) not null,
    Address varchar(45) not null,
    Port integer not null,
    Generation integer not null,
    SiloName varchar(150) not null,
    HostName varchar(150) not null,
    Status integer not null,
    ProxyPort integer null,
    SuspectTimes varchar(8000) null,
    StartTime timestamptz(3) not null,
    IAmAliveTime timestamptz(3) not null,

    constraint PK_MembershipTable_DeploymentId primary key (DeploymentId, Address, Port, Generation),
    constraint FK_MembershipTable_MembershipVersionTable_DeploymentId
        foreign key (DeploymentId) references OrleansMembershipVersionTable (DeploymentId)
);

insert into OrleansQuery (QueryKey, QueryText) values
('InsertMembershipVersionKey', $query$
with inserted as (
    insert into OrleansMembershipVersionTable (DeploymentId)
    values (@DeploymentId)
    on conflict (DeploymentId) do nothing
    returning 1
)
select count(*)::integer as row_count from inserted
$query$),

('InsertMembershipKey', $query$
with versioned as (
    update OrleansMembershipVersionTable v
    set Timestamp = now(), Version = v.Version + 1
    where v.DeploymentId = @DeploymentId
        and v.Version = @Version
        and not exists (
            select from OrleansMembershipTable m
            where m.DeploymentId = @DeploymentId
                and m.Address = @Address
                and m.Port = @Port
                and m.Generation = @Generation)
    returning v.DeploymentId
), inserted as (
    insert into OrleansMembershipTable
        (DeploymentId, Address, Port, Generation, SiloName, HostName, Status, ProxyPort, StartTime, IAmAliveTime)
    select DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
    from versioned
    returning 1
)
select count(*)::integer as row_count from inserted
$query$),

-- The member's row is locked before the version is counted up: a member deleted meanwhile leaves the version as it was.
('UpdateMembershipKey', $query$
with member as (
    select DeploymentId, Address, Port, Generation
    from OrleansMembershipTable
    where DeploymentId = @DeploymentId
        and Address = @Address
        and Port = @Port
        and Generation = @Generation
    for no key update
), versioned as (
    update OrleansMembershipVersionTable v
    set Timestamp = now(), Version = v.Version + 1
    from member
    where v.DeploymentId = member.DeploymentId
        and v.Version = @Version
    returning v.DeploymentId
), updated as (
    update OrleansMembershipTable m
    set Status = @Status, SuspectTimes = @SuspectTimes, IAmAliveTime = @IAmAliveTime
    from versioned
    where m.DeploymentId = versioned.DeploymentId
        and m.Address = @Address
        and m.Port = @Port
        and m.Generation = @Generation
    returning 1
)
select count(*)::integer as row_count from updated
$query$),

-- Outside the version: a heartbeat is no change of membership.
('UpdateIAmAlivetimeKey', $query$
update OrleansMembershipTable
set IAmAliveTime = @IAmAliveTime
where DeploymentId = @DeploymentId
    and Address = @Address
    and Port = @Port
    and Generation = @Generation
$query$),

-- Both reads answer at least one row, for the version, also where there is no member: StartTime is null then.
('MembershipReadRowKey', $query$
select v.DeploymentId, m.Address, m.Port, m.Generation, m.SiloName, m.HostName, m.Status, m.ProxyPort,
    m.SuspectTimes, m.StartTime, m.IAmAliveTime, v.Version
from OrleansMembershipVersionTable v
left join OrleansMembershipTable m
    on m.DeploymentId = v.DeploymentId
    and m.Address = @Address
    and m.Port = @Port
    and m.Generation = @Generation
where v.DeploymentId = @DeploymentId
$query$),

('MembershipReadAllKey', $query$
select v.DeploymentId, m.Address, m.Port, m.Generation, m.SiloName, m.HostName, m.Status, m.ProxyPort,
    m.SuspectTimes, m.StartTime, m.IAmAliveTime, v.Version
from OrleansMembershipVersionTable v
left join OrleansMembershipTable m on m.DeploymentId = v.DeploymentId
where v.DeploymentId = @DeploymentId
$query$),

('GatewaysQueryKey', $query$
select Address, ProxyPort, Generation
from OrleansMembershipTable
where DeploymentId = @DeploymentId
    and Status = @Status
    and ProxyPort > 0
$query$),

('DeleteMembershipTableEntriesKey', $query$
delete from OrleansMembershipTable where DeploymentId = @DeploymentId;
delete from OrleansMembershipVersionTable where DeploymentId = @DeploymentId
$query$),

-- 3 is SiloStatus.Active.
('CleanupDefunctSiloEntriesKey', $query$
delete from OrleansMembershipTable
where DeploymentId = @DeploymentId
    and IAmAliveTime < @IAmAliveTime
    and Status <> 3
$query$);
