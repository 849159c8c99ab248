import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, done, take, type Schemas } from '../api/api';
import { isCode } from '../api/errors';
import { useI18n } from '../i18n/i18n';
import { useErrorText } from '../ui/errorText';
import { collectionsOptions } from './queries';

export type Collection = Schemas['CollectionAnswer'];

/** As long as the name of a collection may be. */
export const longestName = 50;

/** Makes, renames and deletes collections. */
export function useCollectionChanges() {
  const { t, locale } = useI18n();
  const text = useErrorText();
  const queries = useQueryClient();
  const { queryKey } = collectionsOptions();
  const byName = (all: Collection[]) => all.toSorted((a, b) => a.name.localeCompare(b.name, locale));

  return {
    create: useMutation({
      mutationFn: (name: string) => take(api.POST('/api/v1/collections', { params: { header: { 'Idempotency-Key': crypto.randomUUID() } }, body: { name } })),
      onSuccess: (made) => {
        queries.setQueryData(queryKey, (all) => all && byName([...all, made]));
      },
    }),
    rename: useMutation({
      mutationFn: ({ id, name }: { id: string; name: string }) => take(api.PATCH('/api/v1/collections/{id}', { params: { path: { id } }, body: { name } })),
      onSuccess: (renamed) => {
        queries.setQueryData(queryKey, (all) => all && byName(all.map((each) => (each.id === renamed.id ? renamed : each))));
      },
    }),
    remove: useMutation({
      mutationFn: (id: string) => done(api.DELETE('/api/v1/collections/{id}', { params: { path: { id } } })),
      onSuccess: (_, id) => {
        queries.setQueryData(queryKey, (all) => all?.filter((each) => each.id !== id));
      },
    }),
    /** Why a name was refused. */
    reason: (error: unknown) => (error === null ? undefined : isCode(error, 'collection_taken') ? t('saved.taken') : isCode(error, 'collection_limit') ? t('saved.tooMany') : text(error)),
  };
}
