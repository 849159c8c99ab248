-- Likes, comments and bookmarks. As in the graph, a write locks the row of counts of what it is about, in the order of ids, and
-- finds by it that the thing is there.

-- Of each post and comment: how many like it, and how many comments (of a comment: replies) it has that are not deleted. Equal to
-- the rows they count; each change adds one to change_number.
create table content_counts
(
    target_id uuid primary key,
    likes bigint not null default 0,
    replies bigint not null default 0,
    change_number bigint not null default 0
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02);

-- Kinds of targets: 1 post, 2 comment, 3 story, 4 reel. Ids are unique over all kinds.
create table likes
(
    user_id uuid not null,
    target_id uuid not null,
    kind smallint not null,
    liked_at timestamptz not null,
    primary key (user_id, target_id)
);
create index likes_target on likes (target_id, liked_at desc, user_id desc);
create index likes_user on likes (user_id, kind, liked_at desc, target_id desc);

create table comments
(
    id uuid primary key,
    post_id uuid not null,
    author_id uuid not null,
    -- The comment of the first level that this one replies to; null: it is one itself.
    reply_to uuid,
    text text not null,
    -- As of a post: who is mentioned, and by which username.
    mentions uuid[] not null default '{}',
    mention_names text[] not null default '{}',
    created_at timestamptz not null,
    edited_at timestamptz,
    deleted_at timestamptz,
    -- Of comments of the first level alone.
    pinned_at timestamptz,
    version bigint not null default 1
) with (fillfactor = 90);
-- Deleted ones are in them too: they are found by these when they are removed for good.
create index comments_post on comments (post_id, created_at desc, id desc) where reply_to is null;
create index comments_replies on comments (reply_to, created_at, id) where reply_to is not null;
create index comments_author on comments (author_id, created_at desc, id desc);
create index comments_pinned on comments (post_id, pinned_at desc, id desc) where pinned_at is not null;

create table collections
(
    id uuid primary key,
    user_id uuid not null,
    name text not null,
    created_at timestamptz not null,
    -- Its name is free again; that it was the user's stays known.
    deleted_at timestamptz
);
create unique index collections_name on collections (user_id, name) where deleted_at is null;

-- A post is bookmarked once; in a collection of the user, or in none.
create table bookmarks
(
    user_id uuid not null,
    post_id uuid not null,
    collection_id uuid,
    since timestamptz not null,
    primary key (user_id, post_id)
);
create index bookmarks_user on bookmarks (user_id, since desc, post_id desc);
create index bookmarks_collection on bookmarks (collection_id, since desc, post_id desc) where collection_id is not null;
create index bookmarks_post on bookmarks (post_id);
