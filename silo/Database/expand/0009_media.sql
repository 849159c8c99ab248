-- Files that users upload: what they are and how far they have come. Their bytes are in the media store.
create table media
(
    id uuid primary key,
    owner_id uuid not null references accounts (id) on delete cascade,
    -- 1 image, 2 avatar.
    kind smallint not null,
    -- 0 awaiting, 1 processing, 2 ready, 3 failed.
    status smallint not null default 0,
    -- As declared, before the upload.
    content_type text not null,
    size bigint not null,
    -- Of the uploaded file.
    sha256 bytea,
    -- The upload that brought the original, and its name in the store; null when there is none, or it has been removed.
    original uuid,
    -- Of the original as it is looked at, in pixels.
    width integer not null default 0,
    height integer not null default 0,
    blur_hash text,
    -- [{"size","width","height"}], largest first.
    sizes jsonb not null default '[]',
    -- Why it failed.
    failure text,
    -- A post, or the user whose picture it is; null: it belongs to nothing, since unattached_since.
    attached_to uuid,
    unattached_since timestamptz not null default clock_timestamp(),
    -- When it was made a part of that, or that let go of it; null once it has been seen that it is.
    attached_at timestamptz,
    created_at timestamptz not null default clock_timestamp(),
    uploaded_at timestamptz,
    -- When it became ready, or failed.
    done_at timestamptz,
    -- Marked first; the bytes go next, then the row.
    deleted_at timestamptz,
    -- Who processes it, and until when that counts as alive; how often it has been begun.
    lease uuid,
    lease_until timestamptz,
    attempts smallint not null default 0
);
create index media_owner_id on media (owner_id, created_at desc, id desc);
create index media_unattached on media (owner_id) where attached_to is null and deleted_at is null;
create index media_processing on media (uploaded_at) where status = 1 and deleted_at is null;
create index media_orphans on media (unattached_since) where attached_to is null and deleted_at is null;
create index media_unsettled on media (attached_at) where attached_at is not null;
create index media_originals on media (done_at) where original is not null and done_at is not null;
create index media_deleted on media (deleted_at) where deleted_at is not null;

-- Secrets by which addresses of media are signed, one for each 30 days counted from 1970.
create table media_keys
(
    period integer primary key,
    secret bytea not null,
    created_at timestamptz not null default clock_timestamp()
);
