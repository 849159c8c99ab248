import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Hash } from 'lucide-react';
import { useLocation, useParams } from 'react-router';
import { api, take } from '../api/api';
import { isCode } from '../api/errors';
import { useSession } from '../api/session';
import { useI18n } from '../i18n/i18n';
import { isolate } from '../i18n/isolate';
import { GridSkeleton } from '../posts/GridSkeleton';
import { PostGrid } from '../posts/PostGrid';
import { Button, ButtonLink } from '../ui/Button';
import { useErrorText } from '../ui/errorText';
import { PageHeader } from '../ui/PageHeader';
import { Empty, Query } from '../ui/states';
import { toast } from '../ui/toasts';
import { tagOptions, tagPostsOptions } from './tagQueries';

/** The posts with a hashtag, which can be followed. */
export function TagPage() {
  const { tag = '' } = useParams();
  return <Tag key={tag} tag={tag} />;
}

function Tag({ tag }: { tag: string }) {
  const { t } = useI18n();
  const { data } = useQuery(tagOptions(tag));
  const posts = useInfiniteQuery(tagPostsOptions(tag));
  const title = isolate(`#${data?.tag ?? tag}`);
  return (
    <>
      <PageHeader title={title} back>
        <FollowTag tag={tag} isFollowing={data?.following ?? null} />
      </PageHeader>
      <p className="mx-auto min-h-10 max-w-page px-4 pt-3 text-soft">{data && t('feeds.tagPosts', { count: data.posts })}</p>
      {posts.data === undefined && isCode(posts.error, 'not_found') ? (
        <Empty icon={Hash} title={t('feeds.tagNone.title')} text={t('feeds.tagNone.text')} />
      ) : (
        <Query query={posts} loading={<GridSkeleton />}>
          {({ pages }) => {
            const all = pages.flatMap((page) => page.items);
            return all.length === 0 && !posts.hasNextPage ? (
              <Empty icon={Hash} title={t('feeds.tagNone.title')} text={t('feeds.tagNone.text')} />
            ) : (
              <PostGrid label={title} posts={all} query={posts} />
            );
          }}
        </Query>
      )}
    </>
  );
}

function FollowTag({ tag, isFollowing }: { tag: string; isFollowing: boolean | null }) {
  const { t } = useI18n();
  const { user } = useSession();
  const { pathname } = useLocation();
  const queries = useQueryClient();
  const text = useErrorText();
  const { queryKey } = tagOptions(tag);
  const change = useMutation({
    mutationKey: ['tags', 'follow', tag],
    scope: { id: `tag:${tag}` },
    networkMode: 'always',
    mutationFn: (isOn: boolean) => {
      const path = { params: { path: { tag } } };
      return take(isOn ? api.PUT('/api/v1/hashtags/{tag}/follow', path) : api.DELETE('/api/v1/hashtags/{tag}/follow', path));
    },
    onMutate: async (isOn) => {
      await queries.cancelQueries({ queryKey });
      const before = queries.getQueryData(queryKey);
      if (before) queries.setQueryData(queryKey, { ...before, following: isOn });
      return before;
    },
    onError: (error, _isOn, before) => {
      queries.setQueryData(queryKey, before);
      toast(text(error), { isError: true });
    },
    onSuccess: (answer) => {
      if (queries.isMutating({ mutationKey: ['tags', 'follow', tag] }) <= 1) queries.setQueryData(queryKey, answer);
    },
  });
  if (user === null) {
    return (
      <ButtonLink size="small" to="/sign-in" state={{ from: pathname }}>
        {t('graph.follow')}
      </ButtonLink>
    );
  }
  return (
    <Button
      className={isFollowing === null ? 'invisible' : ''}
      size="small"
      kind={isFollowing ? 'secondary' : 'primary'}
      aria-label={t(isFollowing ? 'graph.followingName' : 'graph.followName', { name: `#${tag}` })}
      onClick={() => {
        change.mutate(isFollowing !== true);
      }}
    >
      {t(isFollowing ? 'graph.following' : 'graph.follow')}
    </Button>
  );
}
