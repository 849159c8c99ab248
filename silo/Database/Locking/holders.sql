-- A lock with a key of two integers has objsubid 2.
select l.pid, coalesce(a.application_name, 'unknown'), coalesce(host(a.client_addr), 'local')
from pg_locks l
left join pg_stat_activity a on a.pid = l.pid
where l.locktype = 'advisory'
    and l.granted
    and l.database = (select oid from pg_database where datname = current_database())
    and l.classid = @class::oid
    and l.objid = @number::oid
    and l.objsubid = 2
    and l.pid <> pg_backend_pid()
order by l.pid
