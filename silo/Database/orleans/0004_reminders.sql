-- Reminders. Period is in milliseconds; Version is the etag and counts up with each upsert.

create table OrleansRemindersTable
(
    ServiceId varchar(150) not null,
    GrainId varchar(150) not null,
    ReminderName varchar(150) not null,
    StartTime timestamptz(3) not null,
    Period bigint not null,
    GrainHash integer not null,
    Version integer not null,

    constraint PK_RemindersTable_ServiceId_GrainId_ReminderName primary key (ServiceId, GrainId, ReminderName)
);

-- A silo reads the reminders of its part of the ring at each refresh.
create index IX_RemindersTable_ServiceId_GrainHash on OrleansRemindersTable (ServiceId, GrainHash);

insert into OrleansQuery (QueryKey, QueryText) values
('UpsertReminderRowKey', $query$
insert into OrleansRemindersTable as r (ServiceId, GrainId, ReminderName, StartTime, Period, GrainHash, Version)
values (@ServiceId, @GrainId, @ReminderName, @StartTime, @Period, @GrainHash, 0)
on conflict (ServiceId, GrainId, ReminderName) do update
set StartTime = excluded.StartTime, Period = excluded.Period, GrainHash = excluded.GrainHash, Version = r.Version + 1
returning Version
$query$),

('ReadReminderRowKey', $query$
select GrainId, ReminderName, StartTime, Period, Version
from OrleansRemindersTable
where ServiceId = @ServiceId
    and GrainId = @GrainId
    and ReminderName = @ReminderName
$query$),

('ReadReminderRowsKey', $query$
select GrainId, ReminderName, StartTime, Period, Version
from OrleansRemindersTable
where ServiceId = @ServiceId
    and GrainId = @GrainId
$query$),

-- A range of the ring is open at its beginning and closed at its end; 2 is the one that wraps around.
('ReadRangeRows1Key', $query$
select GrainId, ReminderName, StartTime, Period, Version
from OrleansRemindersTable
where ServiceId = @ServiceId
    and GrainHash > @BeginHash
    and GrainHash <= @EndHash
$query$),

('ReadRangeRows2Key', $query$
select GrainId, ReminderName, StartTime, Period, Version
from OrleansRemindersTable
where ServiceId = @ServiceId
    and (GrainHash > @BeginHash or GrainHash <= @EndHash)
$query$),

('DeleteReminderRowKey', $query$
with deleted as (
    delete from OrleansRemindersTable
    where ServiceId = @ServiceId
        and GrainId = @GrainId
        and ReminderName = @ReminderName
        and Version = @Version
    returning 1
)
select count(*)::integer as row_count from deleted
$query$),

('DeleteReminderRowsKey', $query$
delete from OrleansRemindersTable where ServiceId = @ServiceId
$query$);
