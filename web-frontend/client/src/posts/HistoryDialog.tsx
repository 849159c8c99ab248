import { useQuery } from '@tanstack/react-query';
import { api, take, type Post } from '../api/api';
import { useI18n } from '../i18n/i18n';
import { Dialog } from '../ui/Dialog';
import { Query } from '../ui/states';

/** What a post said before it was changed, the latest first. */
export function HistoryDialog({ post, onClose }: { post: Post; onClose: () => void }) {
  const { t, format } = useI18n();
  const query = useQuery({
    queryKey: ['posts', 'history', post.id, post.editedAt],
    queryFn: () => take(api.GET('/api/v1/posts/{id}/history', { params: { path: { id: post.id } } })),
  });
  return (
    <Dialog title={t('posts.history')} onClose={onClose}>
      <Query query={query}>
        {(versions) =>
          versions.length === 0 ? (
            <p className="text-soft">{t('posts.noHistory')}</p>
          ) : (
            <ol className="grid gap-4">
              {versions.map((version) => (
                <li key={version.since} className="grid gap-1 border-s-2 border-line ps-4">
                  <time className="text-sm text-soft" dateTime={version.since}>
                    {t('posts.since', { time: format.time(version.since) })}
                  </time>
                  <p className="wrap-anywhere whitespace-pre-line" dir="auto">
                    {version.caption || t('posts.noCaption')}
                  </p>
                  {version.location && <p className="text-sm text-soft">{version.location.name}</p>}
                  {version.media
                    .filter(({ altText }) => altText !== '')
                    .map(({ id, altText }) => (
                      <p key={id} className="text-sm text-soft" dir="auto">
                        {t('posts.describedAs', { text: altText })}
                      </p>
                    ))}
                </li>
              ))}
            </ol>
          )
        }
      </Query>
    </Dialog>
  );
}
