-- Whether users are there, as far as it is stored: what they chose to be seen as, and when they were last seen. A user who has done neither
-- has no row.

create table presence
(
    user_id uuid primary key references accounts (id) on delete cascade,
    -- What the user wants to be seen as while they are there: 0 offline, 1 online, 2 away, 3 not to be disturbed.
    status smallint not null default 1,
    -- When others could see last that the user was there. While they are, written now and then.
    seen_at timestamptz,
    -- Whether the user still was there then: nothing was written of their going.
    is_here boolean not null default false
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02);
