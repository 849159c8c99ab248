-- What the server has found out of pages that users link to. A cache, so it need not survive a crash.
create unlogged table link_previews
(
    -- SHA-256 of the address, in ASCII.
    url_hash bytea primary key,
    -- Null: there is nothing to show, or it is not known yet.
    preview jsonb,
    -- Null: somebody is finding out.
    fetched_at timestamptz,
    -- Until when it is kept; until when others wait for who is finding out.
    expires_at timestamptz not null
) with (autovacuum_vacuum_scale_factor = 0.02);

create index link_previews_expires_at on link_previews (expires_at);
