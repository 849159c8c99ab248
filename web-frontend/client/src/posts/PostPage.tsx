import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Archive, ImageOff } from 'lucide-react';
import { useRef } from 'react';
import { useParams } from 'react-router';
import type { Post } from '../api/api';
import { useSession } from '../api/session';
import { Comments } from '../comments/Comments';
import { useI18n } from '../i18n/i18n';
import { PageHeader } from '../ui/PageHeader';
import { Empty, Query } from '../ui/states';
import { PostActions, PostLikes } from './PostActions';
import { PostCaption } from './PostCaption';
import { PostHeader } from './PostHeader';
import { PostMedia } from './PostMedia';
import { listedPost, postOptions } from './queries';
import { useShaded } from './shadows';
import { usePostEvents } from './usePostEvents';
import { useWatchedPost } from './useWatchedPost';

/** A post with its comments: beside each other where there is room. */
export function PostPage() {
  const { id = '' } = useParams();
  const queries = useQueryClient();
  // What a list brought is there at once, and read anew.
  const query = useQuery({ ...postOptions(id), initialData: () => listedPost(queries, id), initialDataUpdatedAt: 0 });
  const { t } = useI18n();
  const author = query.data?.author;
  return (
    <>
      <PageHeader title={author ? t('posts.by', { name: author.displayName || author.username }) : t('posts.post')} back />
      <Query query={query} loading={<Waiting />}>
        {(post) => <Shown key={post.id} post={post} />}
      </Query>
    </>
  );
}

function Waiting() {
  const { t } = useI18n();
  return (
    <div className="mx-auto max-w-[70rem] lg:p-6" role="status">
      <span className="sr-only">{t('app.loading')}</span>
      <div className="aspect-4/5 bg-sunken lg:aspect-3/2 lg:rounded-lg" />
    </div>
  );
}

function Shown({ post: answered }: { post: Post }) {
  const { t } = useI18n();
  const { user } = useSession();
  const post = useShaded(answered);
  const box = useRef<HTMLTextAreaElement>(null);
  usePostEvents();
  useWatchedPost(answered.id);
  if (post === null) return <Empty icon={ImageOff} title={t('posts.gone')} />;
  const hasMedia = post.media.length > 0;
  return (
    <div className="mx-auto max-w-[70rem] lg:p-6">
      <article
        className="border-line bg-surface lg:grid lg:grid-cols-[minmax(0,1fr)_25rem] lg:grid-rows-[auto_1fr] lg:rounded-lg lg:border"
        aria-label={t('posts.by', { name: post.author.displayName || post.author.username })}
      >
        <PostHeader className="lg:col-start-2 lg:row-start-1 lg:border-b lg:border-line" post={post} />
        <div className="lg:col-start-1 lg:row-span-2 lg:row-start-1 lg:rounded-s-lg lg:border-e lg:border-line">
          <div className="lg:sticky lg:top-20 lg:overflow-hidden lg:rounded-s-lg">
            <PostMedia post={post} isFirst isWhole />
          </div>
        </div>
        <div className="flex min-w-0 flex-col lg:col-start-2 lg:row-start-2 lg:min-h-[28rem]">
          <div className="border-b border-line pb-2">
            {post.flags.archived && (
              <p className="flex items-center gap-2 bg-warn-soft px-4 py-2 text-sm text-warn">
                <Archive className="size-4 shrink-0" aria-hidden="true" />
                {t('posts.isArchived')}
              </p>
            )}
            {user && <PostActions post={post} onComment={() => box.current?.focus()} />}
            <div className="grid gap-1 px-4 pt-1">
              <PostLikes post={post} />
              {hasMedia && <PostCaption post={post} isFolded={false} />}
            </div>
          </div>
          <Comments post={post} box={box} />
        </div>
      </article>
    </div>
  );
}
