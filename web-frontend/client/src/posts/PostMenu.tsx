import { Ellipsis, Link2, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Post } from '../api/api';
import { useSession } from '../api/session';
import { useI18n } from '../i18n/i18n';
import { Confirm } from '../ui/Confirm';
import { useErrorText } from '../ui/errorText';
import { Menu, type MenuItem } from '../ui/Menu';
import { toast } from '../ui/toasts';
import { usePostActions } from './actions';

/** What else can be done with a post. */
export function PostMenu({ post }: { post: Post }) {
  const { t } = useI18n();
  const { user } = useSession();
  const [isDeleting, setDeleting] = useState(false);
  const items: MenuItem[] = [
    {
      label: t('posts.copyLink'),
      icon: Link2,
      act: () => {
        void navigator.clipboard.writeText(`${location.origin}/p/${post.id}`).then(() => {
          toast(t('posts.linkCopied'));
        });
      },
    },
  ];
  if (user?.id === post.author.id) items.push({ label: t('posts.delete'), icon: Trash2, isDangerous: true, act: () => { setDeleting(true); } });
  return (
    <>
      <Menu icon={Ellipsis} label={t('posts.more')} items={items} />
      {isDeleting && <DeletePost post={post} onClose={() => { setDeleting(false); }} />}
    </>
  );
}

function DeletePost({ post, onClose }: { post: Post; onClose: () => void }) {
  const { t } = useI18n();
  const text = useErrorText();
  const { remove } = usePostActions(post);
  return (
    <Confirm
      title={t('posts.delete')}
      text={t('posts.deleteText')}
      action={t('posts.delete')}
      onClose={onClose}
      onConfirm={() =>
        remove().catch((error: unknown) => {
          toast(text(error), { isError: true });
          throw error;
        })
      }
    />
  );
}
