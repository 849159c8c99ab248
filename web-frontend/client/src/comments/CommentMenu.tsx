import { Ellipsis, Pencil, Pin, PinOff, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Comment } from '../api/api';
import { useI18n } from '../i18n/i18n';
import { Confirm } from '../ui/Confirm';
import { Menu, type MenuItem } from '../ui/Menu';

interface Props {
  comment: Comment;
  isAuthor: boolean;
  isPostAuthor: boolean;
  onEdit: () => void;
  onPin: (isOn: boolean) => void;
  onRemove: () => Promise<void>;
}

/** What its author and the post's author may do with a comment; nothing for others. */
export function CommentMenu({ comment, isAuthor, isPostAuthor, onEdit, onPin, onRemove }: Props) {
  const { t } = useI18n();
  const [isDeleting, setDeleting] = useState(false);
  const items: MenuItem[] = [];
  if (isAuthor) items.push({ label: t('comments.edit'), icon: Pencil, act: onEdit });
  if (isPostAuthor && comment.replyTo === null)
    items.push({
      label: t(comment.pinned ? 'comments.unpin' : 'comments.pin'),
      icon: comment.pinned ? PinOff : Pin,
      act: () => {
        onPin(!comment.pinned);
      },
    });
  if (isAuthor || isPostAuthor)
    items.push({
      label: t('comments.delete'),
      icon: Trash2,
      isDangerous: true,
      act: () => {
        setDeleting(true);
      },
    });
  if (items.length === 0) return null;
  return (
    <>
      <Menu className="ms-auto" icon={Ellipsis} label={t('comments.more')} items={items} />
      {isDeleting && (
        <Confirm
          title={t('comments.delete')}
          text={t('comments.deleteText')}
          action={t('comments.delete')}
          onConfirm={onRemove}
          onClose={() => {
            setDeleting(false);
          }}
        />
      )}
    </>
  );
}
