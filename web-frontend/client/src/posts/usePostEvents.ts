import { useLiveEvent } from '../live/live';
import { isPutAway, shade } from './shadows';

/** Takes what the hub tells of posts: numbers, edits, and that one is gone. */
export function usePostEvents() {
  useLiveEvent('post:engagement', ({ id, counts }) => {
    shade(id, { counts: { likes: counts.likes ?? null, comments: counts.comments } });
  });
  useLiveEvent('post:updated', (post) => {
    shade(post.id, { caption: post.caption, media: post.media, mentions: post.mentions, location: post.location, flags: post.flags, editedAt: post.editedAt });
  });
  useLiveEvent('post:deleted', ({ id }) => {
    if (!isPutAway(id)) shade(id, 'deleted');
  });
}
