-- Chats and their messages. Whoever numbers messages, or changes who is in a chat, locks the chat's row first, several in the order of
-- ids; then rows of members, in the order of their keys. So numbers have no gap, and what the locked rows say is so.
create table chats
(
    id uuid primary key,
    -- 1 private, 2 group, 3 channel.
    kind smallint not null,
    name text not null default '',
    description text not null default '',
    avatar_id uuid,
    -- Of a private chat: who began it.
    owner_id uuid not null,
    -- The two of a private chat, the lower id first; null for others.
    pair_low uuid,
    pair_high uuid,
    -- The number of the newest message, and how many of them count as unread: all but those of the system.
    last_sequence bigint not null default 0,
    last_ordinal bigint not null default 0,
    -- Grows with each change.
    change_number bigint not null default 0,
    -- Those in it, and those who have been asked.
    members int not null default 0,
    -- After how many seconds new messages disappear; null: never.
    expires_in int,
    -- When it was made or the newest message came.
    last_at timestamptz not null,
    created_at timestamptz not null,
    deleted_at timestamptz
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02);
create unique index chats_pair on chats (pair_low, pair_high) where pair_low is not null;

create table chat_members
(
    chat_id uuid not null,
    user_id uuid not null,
    -- 1 member, 2 admin, 3 owner.
    role smallint not null default 1,
    -- 1 in, 2 asked by somebody they do not follow, 3 left, 4 kicked, 5 banned.
    state smallint not null default 1,
    -- They see what comes after that, up to until_sequence once they are out.
    since_sequence bigint not null default 0,
    until_sequence bigint,
    read_up_to bigint not null default 0,
    delivered_up_to bigint not null default 0,
    -- How many counted messages they have sent; of these, and of all, how many are up to the read mark.
    -- Unread are (last_ordinal - read_ordinal) - (sent - read_sent).
    sent bigint not null default 0,
    read_sent bigint not null default 0,
    read_ordinal bigint not null default 0,
    -- 'infinity': until it is ended.
    muted_until timestamptz,
    pinned_at timestamptz,
    archived boolean not null default false,
    -- Not listed until something new comes.
    cleared boolean not null default false,
    joined_at timestamptz not null,
    primary key (chat_id, user_id)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);
create index chat_members_user on chat_members (user_id, chat_id);

create table messages
(
    chat_id uuid not null,
    -- 1, 2, 3, … with no gap: a row stays when what it says is deleted.
    sequence bigint not null,
    id uuid not null,
    sender_id uuid not null,
    client_id uuid,
    -- 1 text, 2 image, 3 video, 4 audio, 5 voice, 6 file, 7 system, 8 encrypted.
    type smallint not null,
    text text,
    -- Of encrypted ones: nobody here can read it.
    body bytea,
    media uuid[] not null default '{}',
    reply_to uuid,
    -- Who wrote it first.
    forwarded_from uuid,
    -- Who is mentioned, and by which username: the one in the text, whoever has it later.
    mentions uuid[] not null default '{}',
    mention_names text[] not null default '{}',
    hashtags text[] not null default '{}',
    silent boolean not null default false,
    -- How many counted messages there are up to this one, it included; and how many of them are its sender's.
    ordinal bigint not null,
    sender_number bigint not null,
    version bigint not null default 1,
    created_at timestamptz not null,
    edited_at timestamptz,
    deleted_at timestamptz,
    -- From then on it is as if it were deleted, whenever that is written.
    expires_at timestamptz,
    -- Of system messages: {"act","users","name"}.
    system jsonb,
    -- Of the first link in it.
    preview jsonb,
    primary key (chat_id, sequence)
);
create unique index messages_id on messages (id);
create unique index messages_client_id on messages (chat_id, sender_id, client_id) where client_id is not null;
create index messages_sender on messages (chat_id, sender_id, sequence);

-- What a message said before each edit; the newest are kept.
create table message_edits
(
    message_id uuid not null,
    version bigint not null,
    text text not null,
    since timestamptz not null,
    primary key (message_id, version)
);

-- Messages that somebody has deleted for themselves.
create table message_hidden
(
    message_id uuid not null,
    user_id uuid not null,
    primary key (message_id, user_id)
);
create index message_hidden_user on message_hidden (user_id);

create table message_reactions
(
    message_id uuid not null,
    user_id uuid not null,
    emoji text collate "C" not null,
    at timestamptz not null,
    primary key (message_id, user_id, emoji)
);
create index message_reactions_user on message_reactions (user_id);

-- Equal to the rows above; written under the lock of the message's row.
create table message_reaction_counts
(
    message_id uuid not null,
    emoji text collate "C" not null,
    count bigint not null,
    first_at timestamptz not null,
    primary key (message_id, emoji)
);

create table message_pins
(
    message_id uuid primary key,
    chat_id uuid not null,
    sequence bigint not null,
    pinned_by uuid not null,
    pinned_at timestamptz not null
);
create index message_pins_chat on message_pins (chat_id, pinned_at desc, message_id desc);

-- Which messages, not deleted ones, have a file; those that wait for their time too.
create table message_media
(
    media_id uuid not null,
    message_id uuid not null,
    primary key (media_id, message_id)
);
create index message_media_message on message_media (message_id);

create table chat_invites
(
    -- SHA-256 of the secret in the invitation, which is nowhere stored.
    token_hash bytea primary key,
    chat_id uuid not null,
    created_by uuid not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    -- Null: any number.
    uses_left int
);
create index chat_invites_chat on chat_invites (chat_id);
create index chat_invites_expires_at on chat_invites (expires_at);

-- Messages that will be sent at a time, by a due job.
create table scheduled_messages
(
    id uuid primary key,
    chat_id uuid not null,
    sender_id uuid not null,
    client_id uuid,
    send_at timestamptz not null,
    created_at timestamptz not null,
    type smallint not null,
    text text,
    body bytea,
    media uuid[] not null default '{}',
    reply_to uuid,
    silent boolean not null default false,
    expires_in int
);
create index scheduled_messages_sender on scheduled_messages (chat_id, sender_id, send_at, id);
create unique index scheduled_messages_client_id on scheduled_messages (chat_id, sender_id, client_id) where client_id is not null;
