-- What users say of themselves, and which names are taken.
alter table profiles
    add column bio text not null default '',
    add column links text[] not null default '{}',
    -- The id of a picture; null: none.
    add column avatar_id uuid,
    add column is_private boolean not null default false,
    add column settings jsonb not null default '{}';

-- Every username there is or was: one row decides whose it is. A name given up stays with whom it belonged to, and that of an
-- account which is gone with nobody.
create table usernames
(
    username text collate "C" primary key,
    user_id uuid not null,
    taken_at timestamptz not null default clock_timestamp()
);
create index usernames_user_id on usernames (user_id);

insert into usernames (username, user_id, taken_at) select username, id, created_at from accounts;

-- 0 active, 1 deactivated by the user, 2 suspended by a moderator, 3 deleted and not purged yet.
alter table accounts
    add column status smallint not null default 0,
    add column status_changed_at timestamptz;
