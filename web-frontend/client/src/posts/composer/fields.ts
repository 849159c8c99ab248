import type { Post, Schemas } from '../../api/api';

/** What a post says beside its photos, as it stands in the form. */
export interface Fields {
  caption: string;
  location: string;
  /** In the user's time, as a field for a date and a time has it; empty: at once. */
  publishAt: string;
  commentsOff: boolean;
  hideLikes: boolean;
}

export const emptyFields: Fields = { caption: '', location: '', publishAt: '', commentsOff: false, hideLikes: false };

/** A post's own, to be edited. */
export const fieldsOf = (post: Post): Fields => ({
  caption: post.caption,
  location: post.location?.name ?? '',
  publishAt: post.publishAt == null ? '' : localTime(new Date(post.publishAt)),
  commentsOff: post.flags.commentsOff,
  hideLikes: post.flags.hideLikes,
});

/** What is sent to make a post. */
export function bodyOf(fields: Fields, isDraft: boolean): Omit<Schemas['CreatePostRequest'], 'media'> {
  const location = fields.location.trim();
  return {
    caption: fields.caption.trim(),
    ...(location !== '' && { location: { name: location } }),
    ...(isDraft ? { draft: true } : fields.publishAt !== '' && { publishAt: new Date(fields.publishAt).toISOString() }),
    commentsOff: fields.commentsOff,
    hideLikes: fields.hideLikes,
  };
}

/** What is sent to change a post. */
export function changeOf(post: Post, fields: Fields): Schemas['EditPostRequest'] {
  const name = fields.location.trim();
  const before = fieldsOf(post);
  return {
    caption: fields.caption.trim(),
    commentsOff: fields.commentsOff,
    hideLikes: fields.hideLikes,
    // Of a place that stays the same, where it is stays too.
    ...(name !== before.location && { location: name === '' ? null : { name } }),
    ...(fields.publishAt !== '' && fields.publishAt !== before.publishAt && { publishAt: new Date(fields.publishAt).toISOString() }),
  };
}

/** Whether a time of the form has passed; an empty one has not. */
export const isPast = (publishAt: string) => publishAt !== '' && new Date(publishAt).getTime() <= Date.now();

/** A time as `<input type="datetime-local">` has it: in the user's zone, to the minute. */
export function localTime(time: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(time.getFullYear())}-${two(time.getMonth() + 1)}-${two(time.getDate())}T${two(time.getHours())}:${two(time.getMinutes())}`;
}
