-- Posts. One row each, whatever state it is in; what lists it is found by is in indexes and small tables beside it. Writes lock the
-- author's row in user_counts first, then the rows of hashtags, in the order of their keys.
create table posts
(
    id uuid primary key,
    author_id uuid not null,
    -- 0 draft, 1 scheduled, 2 published, 3 archived, 4 deleted and not purged yet.
    status smallint not null,
    caption text not null default '',
    -- [{"id","altText","tags":[{"userId","x","y"}]}], in the order shown; what a picture looks like is the media's to say.
    media jsonb not null default '[]',
    -- {"name","latitude","longitude"}; null: none.
    location jsonb,
    -- Folded, each once, in the order of their first appearance.
    hashtags text[] not null default '{}',
    -- Who is mentioned, and by which username: the one in the caption, whoever has it later.
    mentions uuid[] not null default '{}',
    mention_names text[] not null default '{}',
    comments_off boolean not null default false,
    hide_likes boolean not null default false,
    created_at timestamptz not null,
    -- When a scheduled post is due.
    publish_at timestamptz,
    -- Set once, at the first publication; never twice the same in one process. The order of all lists is (published_at, id).
    published_at timestamptz,
    edited_at timestamptz,
    deleted_at timestamptz,
    -- Of published posts alone.
    pinned_at timestamptz,
    version bigint not null default 1
) with (fillfactor = 80);
create index posts_published on posts (author_id, published_at desc, id desc) where status = 2;
create index posts_drafts on posts (author_id, created_at desc, id desc) where status in (0, 1);
create index posts_archived on posts (author_id, published_at desc, id desc) where status = 3;
create index posts_pinned on posts (author_id, pinned_at desc, id desc) where pinned_at is not null;
create index posts_deleted on posts (deleted_at) where status = 4;

-- What a post said before each edit; the newest are kept.
create table post_edits
(
    post_id uuid not null,
    -- The version of the post that said it.
    version bigint not null,
    caption text not null,
    media jsonb not null,
    location jsonb,
    -- From when on it said that.
    since timestamptz not null,
    primary key (post_id, version)
);

-- Published posts by hashtag, and by who is tagged on a picture.
create table post_hashtags
(
    hashtag text collate "C" not null,
    published_at timestamptz not null,
    post_id uuid not null,
    primary key (hashtag, published_at, post_id)
);

create table post_tags
(
    user_id uuid not null,
    published_at timestamptz not null,
    post_id uuid not null,
    primary key (user_id, published_at, post_id)
);

-- How many published posts have a hashtag, equal to the rows of post_hashtags.
create table hashtags
(
    hashtag text collate "C" primary key,
    posts bigint not null
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02);

create table hashtag_follows
(
    user_id uuid not null,
    hashtag text collate "C" not null,
    since timestamptz not null,
    primary key (user_id, hashtag)
);

-- What is to be done at a time: whoever does it holds a lease, and does it in a way that a repetition changes nothing.
create table due_jobs
(
    kind text collate "C" not null,
    key text collate "C" not null,
    due_at timestamptz not null,
    -- Until when it is somebody's, or is left alone after a failure.
    lease_until timestamptz not null default '-infinity',
    attempts integer not null default 0,
    primary key (kind, key)
);
create index due_jobs_due on due_jobs (due_at);
