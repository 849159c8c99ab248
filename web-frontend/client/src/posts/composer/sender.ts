import { api, take, type Page, type Post, type Schemas } from '../../api/api';
import { ApiError, isMomentary, isTooLate } from '../../api/errors';
import { withFirst, type Pages } from '../../api/pages';
import { queryClient } from '../../app/queries';
import { say } from '../../i18n/speak';
import { discard, register } from '../../offline/outbox';
import { storage } from '../../offline/storage';
import { toast } from '../../ui/toasts';
import { userPostsOptions } from '../queries';
import type { Tag } from './photos';
import { setHeld, setUploaded } from './progress';
import { upload } from '../../media/upload';

/** A post that waits to be sent; its photos are kept as files. */
export interface NewPost {
  /** Makes it happen once: its `Idempotency-Key`. */
  id: string;
  /** The same for when its time had passed before it could be sent: then it is published at once. */
  lateId: string;
  photos: { fileId: string; altText: string; tags: Tag[] }[];
  fields: Pick<Schemas['CreatePostRequest'], 'caption' | 'location' | 'publishAt' | 'draft' | 'commentsOff' | 'hideLikes'>;
}

export const keyOf = (id: string) => `post:${id}`;

// So many photos at a time.
const parallel = 2;

register<NewPost, Post>({
  kind: 'post',
  lane: 'posts',
  keepsRefused: true,
  renewed: (post) => ({ ...post, id: crypto.randomUUID(), lateId: crypto.randomUUID() }),
  send: async (post) => {
    setHeld(post.id, false);
    try {
      return await send(post);
    } catch (error) {
      setHeld(post.id, isMomentary(error));
      throw error;
    }
  },
  sent: (post, answer) => {
    void forgetFiles(post);
    show(answer);
    toast(say(answer.status === 'draft' ? 'composer.kept' : answer.status === 'scheduled' ? 'composer.scheduled' : 'composer.published'));
  },
});

async function send(post: NewPost): Promise<Post> {
  const media = await uploadAll(post.photos);
  if (!(await isWanted(post))) throw new ApiError(410, { error: { code: 'discarded' } }, null);
  try {
    return await create(post.id, { ...post.fields, media });
  } catch (error) {
    if (!isTooLate(error, 'publishAt', post.fields.publishAt)) throw error;
    return await create(post.lateId, { ...post.fields, publishAt: null, media });
  }
}

const create = (key: string, body: Schemas['CreatePostRequest']) => take(api.POST('/api/v1/posts', { params: { header: { 'Idempotency-Key': key } }, body }));

async function uploadAll(photos: NewPost['photos']): Promise<Schemas['PostMediaRequest'][]> {
  const media: Schemas['PostMediaRequest'][] = [];
  const queue = [...photos.entries()];
  const work = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [index, { fileId, altText, tags }] = next;
      const id = await upload(fileId, 'image', (part) => {
        setUploaded(fileId, part);
      });
      media[index] = { id, altText, tags: tags.map(({ userId, x, y }) => ({ userId, x, y })) };
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  return media;
}

// Somebody may have taken it back while its photos were on their way.
async function isWanted(post: NewPost): Promise<boolean> {
  const waiting = await (await storage()).getAll('outbox');
  return waiting.some(({ kind, payload }) => kind === 'post' && (payload as NewPost).id === post.id);
}

async function forgetFiles({ photos }: NewPost) {
  const opened = await storage();
  for (const { fileId } of photos) {
    await opened.delete('files', fileId);
    setUploaded(fileId, null);
  }
}

/** Takes back a post that was not sent. */
export async function discardPost(key: string, post: NewPost) {
  await discard(key);
  await forgetFiles(post);
}

/** Shows a new post where its author will look for it: at the beginning of the feed, and in the profile. */
export function show(post: Post) {
  if (post.publishedAt === null) {
    void queryClient.invalidateQueries({ queryKey: ['drafts'] });
    return;
  }
  void showInFeeds(post);
  void queryClient.invalidateQueries({ queryKey: userPostsOptions(post.author.id).queryKey });
}

async function showInFeeds(post: Post) {
  for (const query of queryClient.getQueryCache().findAll({ queryKey: ['feed'] })) {
    // What was asked for before the post was there would take it out again.
    if (query.state.data === undefined) await query.promise?.catch(() => undefined);
    else await queryClient.cancelQueries({ queryKey: query.queryKey, exact: true });
    queryClient.setQueryData<Pages<Post>>(query.queryKey, (pages) => (hasIt(pages, post) ? pages : withFirst(pages, post)));
  }
}

const hasIt = (pages: { pages: Page<Post>[] } | undefined, { id }: Post) => pages?.pages.some((page) => page.items.some((item) => item.id === id)) ?? false;
