-- Notifications. One row for a group: all that was done of one kind to one target; and one row for each who did it. Whoever writes
-- about an owner's notifications locks the owner's row first, several in the order of ids; then what is so is read by a later
-- statement. No foreign keys between groups and actors: the lock keeps them together.

create table notification_owners
(
    user_id uuid primary key references accounts (id) on delete cascade,
    -- Everything up to this place is read.
    read_until timestamptz not null default '-infinity',
    -- The newest place that was given; the next is later.
    last_placed timestamptz not null default '-infinity',
    -- By kind: 0 everyone, 1 whom the owner follows, 2 off; what is missing is 0.
    scopes smallint[] not null default '{}'
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);

create table notifications
(
    id uuid primary key,
    user_id uuid not null,
    -- 1 like, 2 comment, 3 reply, 4 mention, 5 tag, 6 follow, 7 request, 8 accepted.
    kind smallint not null,
    -- The post or comment; of follows the owner, of requests and their acceptance the other user.
    target_id uuid not null,
    -- Days since 1970 where groups are by day.
    day int not null,
    -- The post and the comment that it is about, for readers and for what removes those.
    post_id uuid,
    comment_id uuid,
    -- When somebody, or something, new came to it: its place in the list. Never twice the same for one owner.
    placed_at timestamptz not null,
    -- How many of its actors are there, while it is small.
    actors int not null,
    -- So many that they are read where they are, among likes or follows; kept are those who were there before, and who undid it.
    is_large boolean not null default false
) with (fillfactor = 80);
create unique index notifications_group on notifications (user_id, kind, target_id, day);
create index notifications_list on notifications (user_id, placed_at desc);
create index notifications_post on notifications (post_id, target_id) where post_id is not null;
create index notifications_placed_at on notifications (placed_at);

create table notification_actors
(
    notification_id uuid not null,
    actor_id uuid not null,
    -- As of the group.
    user_id uuid not null,
    kind smallint not null,
    -- What they made by it: of comments, replies and mentions that comment or post; otherwise the target.
    subject_id uuid not null,
    -- When they did it; the newest time there has been, so that what comes again is not new.
    at timestamptz not null,
    -- False: undone. The row stays, so that to do it again is not new.
    is_there boolean not null,
    primary key (notification_id, actor_id)
) with (fillfactor = 90);
create index notification_actors_newest on notification_actors (notification_id, at desc, actor_id desc) where is_there;
create index notification_actors_actor on notification_actors (actor_id, user_id, kind);
