import { Archive, ArchiveRestore, Ellipsis, FolderPlus, History, Info, Link2, Pencil, Pin, PinOff, Trash2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Post } from '../api/api';
import { useSession } from '../api/session';
import type { MessageKey } from '../i18n/keys';
import { useI18n } from '../i18n/i18n';
import { withMessages } from '../i18n/locales';
import { Confirm } from '../ui/Confirm';
import { Menu, type MenuItem } from '../ui/Menu';
import { toast } from '../ui/toasts';
import { usePostChanges } from './changes';

// Seldom wanted: loaded when they are.
const HistoryDialog = lazy(async () => ({ default: (await withMessages(() => import('./HistoryDialog'))).HistoryDialog }));
const WhyDialog = lazy(async () => ({ default: (await withMessages(() => import('./WhyDialog'))).WhyDialog }));
const SaveDialog = lazy(async () => ({ default: (await withMessages(() => import('../saved/SaveDialog'))).SaveDialog }));

type Asked = 'delete' | 'history' | 'why' | 'save';

/** What else can be done with a post. */
export function PostMenu({ post }: { post: Post }) {
  const { t } = useI18n();
  const { user } = useSession();
  const navigate = useNavigate();
  const { pin, archive, remove } = usePostChanges(post);
  const [asked, setAsked] = useState<Asked | null>(null);
  const { archived, pinned } = post.flags;
  const ask = (what: Asked) => () => {
    setAsked(what);
  };
  const close = () => {
    setAsked(null);
  };
  const say = (done: Promise<unknown>, message: MessageKey) => {
    done.then(
      () => {
        toast(t(message));
      },
      () => undefined, // said already
    );
  };

  const items: MenuItem[] = [];
  if (user !== null) items.push({ label: t('posts.saveTo'), icon: FolderPlus, act: ask('save') });
  items.push({
    label: t('posts.copyLink'),
    icon: Link2,
    act: () => {
      void navigator.clipboard.writeText(`${location.origin}/p/${post.id}`).then(() => {
        toast(t('posts.linkCopied'));
      });
    },
  });
  if (post.why) items.push({ label: t('posts.why'), icon: Info, act: ask('why') });
  if (post.editedAt !== null) items.push({ label: t('posts.history'), icon: History, act: ask('history') });
  if (user?.id === post.author.id) {
    items.push({ label: t('posts.edit'), icon: Pencil, act: () => void navigate(`/p/${post.id}/edit`) });
    if (!archived)
      items.push({
        label: t(pinned ? 'posts.unpin' : 'posts.pin'),
        icon: pinned ? PinOff : Pin,
        act: () => {
          say(pin(!pinned), pinned ? 'posts.unpinned' : 'posts.pinned');
        },
      });
    items.push(
      {
        label: t(archived ? 'posts.unarchive' : 'posts.archive'),
        icon: archived ? ArchiveRestore : Archive,
        act: () => {
          say(archive(!archived), archived ? 'posts.unarchived' : 'posts.archived');
        },
      },
      { label: t('posts.delete'), icon: Trash2, isDangerous: true, act: ask('delete') },
    );
  }

  return (
    <>
      <Menu icon={Ellipsis} label={t('posts.more')} items={items} />
      {asked === 'delete' && <Confirm title={t('posts.delete')} text={t('posts.deleteText')} action={t('posts.delete')} onConfirm={remove} onClose={close} />}
      <Suspense>
        {asked === 'history' && <HistoryDialog post={post} onClose={close} />}
        {asked === 'why' && post.why && <WhyDialog post={post} why={post.why} onClose={close} />}
        {asked === 'save' && <SaveDialog post={post} onClose={close} />}
      </Suspense>
    </>
  );
}
