-- no transaction
-- What explore looks at: the newest published posts, and the newest likes of all. The likes of a period are found by block ranges
-- (BRIN), which costs a like next to nothing, because they lie on the disk nearly in the order of time.
drop index concurrently if exists posts_newest;
create index concurrently posts_newest on posts (published_at desc, id desc) where status = 2;
drop index concurrently if exists likes_liked_at;
create index concurrently likes_liked_at on likes using brin (liked_at) with (pages_per_range = 32, autosummarize = on);
