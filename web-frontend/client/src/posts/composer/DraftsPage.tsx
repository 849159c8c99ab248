import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { CalendarClock, FilePen, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Post } from '../../api/api';
import { useMe } from '../../api/session';
import { useI18n } from '../../i18n/i18n';
import { useLiveEvent } from '../../live/live';
import { Button, ButtonLink } from '../../ui/Button';
import { Confirm } from '../../ui/Confirm';
import { IconButton } from '../../ui/IconButton';
import { PageHeader } from '../../ui/PageHeader';
import { Photo } from '../../ui/Photo';
import { Empty, Query } from '../../ui/states';
import { toast } from '../../ui/toasts';
import { VirtualList } from '../../ui/VirtualList';
import { usePostChanges } from '../changes';
import { draftsOptions } from './draftQueries';
import { show } from './sender';

/** What is not published yet. */
export function DraftsPage() {
  const { t } = useI18n();
  const me = useMe();
  const queries = useQueryClient();
  const query = useInfiniteQuery(draftsOptions());
  useLiveEvent('post:new', (post) => {
    if (post.author.id !== me.id) return;
    show(post);
    void queries.invalidateQueries({ queryKey: draftsOptions().queryKey });
  });
  return (
    <>
      <PageHeader title={t('composer.drafts')} back>
        <Link className="inline-flex min-h-11 items-center px-2 font-medium text-link" to="/archive">
          {t('composer.archive')}
        </Link>
      </PageHeader>
      <div className="mx-auto max-w-feed py-2">
        <Query query={query}>
          {({ pages }) => {
            const posts = pages.flatMap((page) => page.items);
            return posts.length === 0 ? (
              <Empty icon={FilePen} title={t('composer.noDrafts')} text={t('composer.noDraftsText')}>
                <ButtonLink to="/create">{t('composer.title')}</ButtonLink>
              </Empty>
            ) : (
              <VirtualList
                label={t('composer.draftsTitle')}
                items={posts}
                keyOf={(post) => post.id}
                estimate={104}
                kind="list"
                pager={query}
                render={(post) => <Draft post={post} />}
              />
            );
          }}
        </Query>
      </div>
    </>
  );
}

function Draft({ post }: { post: Post }) {
  const { t, format } = useI18n();
  const { publish, remove } = usePostChanges(post);
  const [isDeleting, setDeleting] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [picture] = post.media;
  const isScheduled = post.publishAt != null;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-3">
      <Link className="flex min-w-0 flex-1 basis-64 items-center gap-3 text-ink no-underline" to={`/p/${post.id}/edit`}>
        {picture ? (
          <Photo className="size-16 shrink-0 rounded-md" picture={picture} sizes="4rem" />
        ) : (
          <span className="grid size-16 shrink-0 place-items-center rounded-md bg-brand-soft text-link">
            <FilePen className="size-6" aria-hidden="true" />
          </span>
        )}
        <span className="min-w-0 flex-1">
          <span className="line-clamp-2 wrap-anywhere" dir="auto">
            {post.caption || t('posts.noCaption')}
          </span>
          <span className="flex items-center gap-1 text-sm text-soft">
            {isScheduled && <CalendarClock className="size-4 shrink-0" aria-hidden="true" />}
            {isScheduled ? t('composer.willBe', { time: format.time(post.publishAt ?? '') }) : post.createdAt != null && t('composer.madeAt', { time: format.time(post.createdAt) })}
          </span>
        </span>
      </Link>
      <Button
        size="small"
        className="ms-auto min-h-11"
        busy={isBusy}
        onClick={() => {
          setBusy(true);
          publish().then(
            (answer) => {
              show(answer);
              toast(t('composer.published'));
            },
            () => {
              setBusy(false); // said already
            },
          );
        }}
      >
        {t('composer.publishNow')}
      </Button>
      <IconButton
        icon={Trash2}
        iconClass="size-5"
        label={t('composer.deleteDraft')}
        onClick={() => {
          setDeleting(true);
        }}
      />
      {isDeleting && (
        <Confirm
          title={t('composer.deleteDraft')}
          text={t('composer.deleteDraftText')}
          action={t('composer.deleteDraft')}
          onConfirm={remove}
          onClose={() => {
            setDeleting(false);
          }}
        />
      )}
    </div>
  );
}
