-- Search by display name: the beginning as it is compared. Usernames have an index of their own, in the same byte order.
create index profiles_display_name on profiles ((left(lower(display_name), 24) collate "C"), user_id);
