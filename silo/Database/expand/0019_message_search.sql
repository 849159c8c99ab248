-- Search of messages. Each message is found by keys: its words, its sender, its type, and whether it has files. A key begins with the
-- chat and the block of numbers that the message is in, so that what is frequent elsewhere costs a search nothing, and a search can
-- begin with what is newest.
create extension if not exists unaccent;

create text search configuration message_search (copy = simple);
alter text search configuration message_search
    alter mapping for asciiword, word, numword, asciihword, hword, numhword, hword_asciipart, hword_part, hword_numpart, int, uint, float, sfloat, version
    with unaccent, simple;

-- A text as words and spaces, whatever the parser and the locale take for a word: what is no letter or digit goes, and each character of
-- the scripts that put no space between words is a word. Marks above and below letters go, vowels of Arabic and Hebrew too. Function bodies are parsed now, so that they mean the same under any search path.
create function message_search_text(said text) returns text language sql immutable strict parallel safe
return regexp_replace(
    regexp_replace(
        regexp_replace(lower(normalize(said, nfkc)),
            '[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]+', '', 'g'),
        '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u02c2-\u02df\u037e\u0387\u055a-\u055f\u0589\u05be\u05c0\u05c3\u05f3\u05f4\u060c\u061b\u061f\u0640\u066a-\u066d\u06d4\u0964\u0965\u0e3f\u0e4f\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3007-\u3020\u3030\u303d\u30fb\ufe00-\ufe4f\ufeff\uff5f-\uff65\ufff0-\uffff\U0001f000-\U0001faff\U000e0000-\U000e0fff]+',
        ' ', 'g'),
    '([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3006\u3031-\u3035\u3041-\u30fa\u30fc-\u31ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])',
    ' \1 ', 'g');

-- The words of a text with their places. Longer ones than can be keys are cut.
create function message_search_words(said text) returns tsvector language sql immutable strict parallel safe
return to_tsvector('message_search'::regconfig, message_search_text(said));

-- What the keys of a chat's block begin with: the six random bytes of the chat's id, the block, a colon. Others may share it: whoever
-- searches by keys compares the chat too.
create function message_search_prefix(chat uuid, number bigint) returns text language sql immutable strict parallel safe
return encode(substr(uuid_send(chat), 11, 6), 'base64') || to_hex(number >> 13) || ':';

-- Words are w…, the sender s…, the type t…, and m where there are files.
create function message_search_keys(chat uuid, number bigint, sender uuid, type smallint, media uuid[], said text)
    returns tsvector language sql immutable parallel safe
return (
    select array_to_tsvector(array_agg(message_search_prefix(chat, number) || key))
    from (
        select 's' || sender::text as key
        union all select 't' || type::text
        union all select 'm' where media <> '{}'
        union all select 'w' || left(lexeme, 64) from unnest(tsvector_to_array(message_search_words(said))) as words (lexeme)
    ) as keys);

-- Neither what is deleted, nor what tells of the chat, nor what nobody here can read. Written at once, not kept in a list for later: a
-- search looks up many keys, and each look-up would read that list.
create index messages_search on messages using gin (message_search_keys(chat_id, sequence, sender_id, type, media, text))
    with (fastupdate = off) where deleted_at is null and type not in (7, 8);
-- Nothing is decided by how frequent keys are.
alter index messages_search alter column 1 set statistics 0;

-- Who has left sees what was there until then.
create index chat_members_user_past on chat_members (user_id, chat_id) where state not in (1, 2);
