import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Bookmark, Ellipsis, FolderPlus, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { NavLink, useNavigate, useParams } from 'react-router';
import { isCode } from '../api/errors';
import { NotFoundPage } from '../app/NotFoundPage';
import { useI18n } from '../i18n/i18n';
import { GridSkeleton } from '../posts/GridSkeleton';
import { PostGrid } from '../posts/PostGrid';
import { classes } from '../ui/classes';
import { Confirm } from '../ui/Confirm';
import { Dialog } from '../ui/Dialog';
import { IconButton } from '../ui/IconButton';
import { Menu } from '../ui/Menu';
import { PageHeader } from '../ui/PageHeader';
import { Empty, Query } from '../ui/states';
import { useCollectionChanges, type Collection } from './collections';
import { NameForm } from './NameForm';
import { collectionsOptions, savedOptions } from './queries';

/** What one has saved: all of it, or a collection. */
export function SavedPage() {
  const { t } = useI18n();
  const { collection: id } = useParams();
  const collections = useQuery(collectionsOptions());
  const [isMaking, setMaking] = useState(false);
  const current = collections.data?.find((each) => each.id === id);
  if (id !== undefined && collections.data !== undefined && current === undefined) return <NotFoundPage />;
  return (
    <>
      <PageHeader title={current?.name ?? t('saved.title')}>
        <IconButton
          icon={FolderPlus}
          label={t('saved.new')}
          onClick={() => {
            setMaking(true);
          }}
        />
        {current && <CollectionMenu key={current.id} collection={current} />}
      </PageHeader>
      <div className="mx-auto max-w-page">
        {(collections.data?.length ?? 0) > 0 && (
          <nav className="flex gap-2 overflow-x-auto px-4 py-3" aria-label={t('saved.collections')}>
            <Tab to="/saved" name={t('saved.all')} />
            {collections.data?.map((each) => <Tab key={each.id} to={`/saved/${each.id}`} name={each.name} />)}
          </nav>
        )}
        <Posts key={id} collection={id} />
      </div>
      {isMaking && (
        <NewCollection
          onClose={() => {
            setMaking(false);
          }}
        />
      )}
    </>
  );
}

function Tab({ to, name }: { to: string; name: string }) {
  return (
    <NavLink
      className={({ isActive }) =>
        classes('inline-flex min-h-11 max-w-52 shrink-0 items-center rounded-full px-4 text-sm font-medium no-underline', isActive ? 'bg-brand text-on-brand' : 'bg-sunken text-ink hover:bg-brand-soft')
      }
      to={to}
      end
      replace
    >
      <span className="truncate" dir="auto">
        {name}
      </span>
    </NavLink>
  );
}

function Posts({ collection }: { collection: string | undefined }) {
  const { t } = useI18n();
  const query = useInfiniteQuery(savedOptions(collection));
  return (
    <Query query={query} loading={<GridSkeleton />}>
      {({ pages }) => {
        const posts = pages.flatMap((page) => page.items);
        return posts.length > 0 || query.hasNextPage ? (
          <PostGrid label={t('saved.title')} posts={posts} query={query} />
        ) : (
          <Empty icon={Bookmark} title={t('saved.empty')} text={t(collection === undefined ? 'saved.emptyText' : 'saved.emptyCollection')} />
        );
      }}
    </Query>
  );
}

function NewCollection({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const navigate = useNavigate();
  const { create, reason } = useCollectionChanges();
  return (
    <Dialog title={t('saved.new')} onClose={onClose}>
      <NameForm
        action={t('saved.create')}
        isBusy={create.isPending}
        error={reason(create.error)}
        onSave={(name) => {
          create.mutate(name, {
            onSuccess: ({ id }) => {
              onClose();
              void navigate(`/saved/${id}`, { replace: true });
            },
          });
        }}
      />
    </Dialog>
  );
}

function CollectionMenu({ collection }: { collection: Collection }) {
  const { t } = useI18n();
  const navigate = useNavigate();
  const { rename, remove, reason } = useCollectionChanges();
  const [asked, setAsked] = useState<'rename' | 'delete' | null>(null);
  const close = () => {
    setAsked(null);
  };
  return (
    <>
      <Menu
        icon={Ellipsis}
        label={t('saved.more')}
        items={[
          { label: t('saved.rename'), icon: Pencil, act: () => { setAsked('rename'); } },
          { label: t('saved.delete'), icon: Trash2, isDangerous: true, act: () => { setAsked('delete'); } },
        ]}
      />
      {asked === 'rename' && (
        <Dialog title={t('saved.rename')} onClose={close}>
          <NameForm
            name={collection.name}
            action={t('app.save')}
            isBusy={rename.isPending}
            error={reason(rename.error)}
            onSave={(name) => {
              rename.mutate({ id: collection.id, name }, { onSuccess: close });
            }}
          />
        </Dialog>
      )}
      {asked === 'delete' && (
        <Confirm
          title={t('saved.delete')}
          text={t('saved.deleteText')}
          action={t('saved.delete')}
          onClose={close}
          onConfirm={async () => {
            await remove.mutateAsync(collection.id).catch((error: unknown) => {
              if (!isCode(error, 'not_found')) throw error;
            });
            await navigate('/saved', { replace: true });
          }}
        />
      )}
    </>
  );
}
