-- Video, sound and files, which are parts of messages: kinds 3 video, 4 audio, 5 voice, 6 file.
alter table media
    -- As the device of its owner called it, cleaned.
    add column file_name text,
    -- Of what is read in the place of the upload: its type, its size in bytes; null until it is there, and of pictures from before.
    add column made_type text,
    add column made_size bigint,
    -- In milliseconds.
    add column duration integer,
    -- 100 values of 0 to 100, one byte each.
    add column waveform bytea,
    -- attached_to is the first of any number of messages, or its chat; message_media has those that there are.
    add column in_message boolean not null default false;
