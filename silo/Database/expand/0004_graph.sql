-- The social graph. No foreign keys here: a check of one would lock the account of whoever is followed, at each follow of
-- thousands. Instead a write locks the user_counts rows of both users, in the order of their ids, and finds by them that both
-- are there; whoever removes an account locks its row likewise.

-- The numbers on a profile, equal to the rows they count; apart from the profile, because nearly every write of the graph
-- changes them. Each change adds one to change_number, by which an older value that comes late is known.
create table user_counts
(
    user_id uuid primary key references accounts (id) on delete cascade,
    posts bigint not null default 0,
    followers bigint not null default 0,
    following bigint not null default 0,
    change_number bigint not null default 0
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02);

insert into user_counts (user_id) select id from accounts;

-- Accepted follows.
create table follows
(
    follower_id uuid not null,
    followee_id uuid not null,
    since timestamptz not null,
    primary key (follower_id, followee_id)
);
create index follows_followers on follows (followee_id, since desc, follower_id desc);
create index follows_following on follows (follower_id, since desc, followee_id desc);

-- Wishes to follow a private account, until it accepts or rejects.
create table follow_requests
(
    requester_id uuid not null,
    target_id uuid not null,
    requested_at timestamptz not null,
    primary key (requester_id, target_id)
);
create index follow_requests_target on follow_requests (target_id, requested_at desc, requester_id desc);

-- What a user has marked another as. Kinds: 1 block, 2 mute, 3 restrict, 4 close friend.
create table user_marks
(
    owner_id uuid not null,
    target_id uuid not null,
    kind smallint not null,
    -- Of a mute: 1 posts, 2 stories, 4 notifications, added up; 0 otherwise.
    parts smallint not null default 0,
    since timestamptz not null,
    primary key (owner_id, target_id, kind)
);
create index user_marks_list on user_marks (owner_id, kind, since desc, target_id desc);
create index user_marks_target on user_marks (target_id, kind, owner_id);
