import { useQuery } from '@tanstack/react-query';
import { Bookmark, Folder } from 'lucide-react';
import type { Post } from '../api/api';
import { useI18n } from '../i18n/i18n';
import { usePostActions } from '../posts/actions';
import { Dialog } from '../ui/Dialog';
import { Query } from '../ui/states';
import { toast } from '../ui/toasts';
import { useCollectionChanges } from './collections';
import { NameForm } from './NameForm';
import { collectionsOptions } from './queries';

const choice = 'flex min-h-12 w-full items-center gap-3 rounded-md px-3 text-start hover:bg-sunken';

/** Saves a post to a collection, or to none; or makes a new one for it. */
export function SaveDialog({ post, onClose }: { post: Post; onClose: () => void }) {
  const { t } = useI18n();
  const query = useQuery(collectionsOptions());
  const { bookmark } = usePostActions(post);
  const { create, reason } = useCollectionChanges();

  const save = (collection?: { id: string; name: string }) => {
    bookmark(true, collection?.id);
    toast(collection ? t('saved.savedTo', { name: collection.name }) : t('saved.saved'));
    onClose();
  };

  return (
    <Dialog title={t('posts.saveTo')} onClose={onClose}>
      <ul className="mb-5 grid">
        <li>
          <button type="button" className={choice} onClick={() => { save(); }}>
            <Bookmark className="size-5 shrink-0" aria-hidden="true" />
            {t('saved.withoutCollection')}
          </button>
        </li>
        <Query query={query}>
          {(collections) =>
            collections.map((collection) => (
              <li key={collection.id}>
                <button type="button" className={choice} onClick={() => { save(collection); }}>
                  <Folder className="size-5 shrink-0" aria-hidden="true" />
                  <span className="min-w-0 truncate" dir="auto">
                    {collection.name}
                  </span>
                </button>
              </li>
            ))
          }
        </Query>
      </ul>
      <NameForm
        action={t('saved.create')}
        isBusy={create.isPending}
        error={reason(create.error)}
        onSave={(name) => {
          create.mutate(name, { onSuccess: save });
        }}
      />
    </Dialog>
  );
}
