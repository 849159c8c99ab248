import type { Post } from '../api/api';
import type { MessageKey } from '../i18n/keys';
import { useI18n } from '../i18n/i18n';
import { Dialog } from '../ui/Dialog';
import { partsOf, type Part } from './why';

const names: Record<Part, MessageKey> = { recency: 'posts.why.recency', engagement: 'posts.why.engagement', affinity: 'posts.why.affinity' };

/** Says why a post is in the feed, and what has put it where it is. */
export function WhyDialog({ post, why, onClose }: { post: Post; why: NonNullable<Post['why']>; onClose: () => void }) {
  const { t } = useI18n();
  const parts = partsOf(why);
  return (
    <Dialog title={t('posts.why')} onClose={onClose}>
      <p>{t(why.reason === 'own' ? 'posts.why.own' : 'posts.why.following', { name: post.author.displayName || post.author.username })}</p>
      {parts.length > 0 && (
        <>
          <p className="mt-4 mb-2 text-soft">{t('posts.why.parts')}</p>
          <ul className="grid gap-2">
            {parts.map(({ name, share }) => (
              <li key={name}>
                <span className="flex justify-between gap-3">
                  <span>{t(names[name])}</span>
                  <span className="text-soft">{t('posts.why.share', { share: Math.round(share * 100) })}</span>
                </span>
                <span className="block h-1.5 overflow-hidden rounded-full bg-sunken" aria-hidden="true">
                  <span className="block h-full rounded-full bg-brand" style={{ inlineSize: `${String(share * 100)}%` }} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}
