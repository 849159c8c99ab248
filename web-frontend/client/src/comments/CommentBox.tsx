import { SendHorizontal, X } from 'lucide-react';
import { useEffect, useId, useState, type KeyboardEvent, type RefObject } from 'react';
import type { Comment, Me, Post } from '../api/api';
import { useI18n } from '../i18n/i18n';
import { Avatar } from '../ui/Avatar';
import { useErrorText } from '../ui/errorText';
import { IconButton } from '../ui/IconButton';
import { toast } from '../ui/toasts';
import { useSendComment } from './actions';
import { addressed } from './addressed';
import { mostCharacters } from './limits';

interface Props {
  post: Post;
  /** The field itself, for who wants to lead there. */
  box: RefObject<HTMLTextAreaElement | null>;
  user: Me;
  replyingTo: Comment | null;
  onDone: () => void;
  onCancel: () => void;
}

// From here on it is said how many characters are left.
const nearlyFull = 200;

/** Where a comment or a reply is written. What was typed stays when it becomes a reply, or none. Enter sends it; where there is no keyboard the button does. */
export function CommentBox({ post, box, user, replyingTo, onDone, onCancel }: Props) {
  const { t, format } = useI18n();
  const send = useSendComment();
  const errorText = useErrorText();
  const [{ text, to }, setDraft] = useState<{ text: string; to: Comment | null }>({ text: '', to: null });
  if (to !== replyingTo) setDraft({ text: addressed(text, to?.author.username, replyingTo?.author.username), to: replyingTo });
  const setText = (change: (now: string) => string) => {
    setDraft((now) => ({ ...now, text: change(now.text) }));
  };
  const aboutId = useId();
  const left = mostCharacters - text.length;
  const canSend = text.trim() !== '' && left >= 0;

  const isReply = replyingTo !== null;
  useEffect(() => {
    if (replyingTo === null) return;
    box.current?.focus();
    box.current?.setSelectionRange(box.current.value.length, box.current.value.length);
  }, [replyingTo, box]);

  const submit = () => {
    if (!canSend) return;
    // Pressed twice it is sent once.
    setText(() => '');
    send({ postId: post.id, replyTo: replyingTo === null ? null : (replyingTo.replyTo ?? replyingTo.id), text: text.trim() }).then(onDone, (error: unknown) => {
      setText((now) => (now === '' ? text : now));
      toast(errorText(error), { isError: true });
    });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && isReply) onCancel();
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || !window.matchMedia('(pointer: fine)').matches) return;
    event.preventDefault();
    submit();
  };

  return (
    <form
      className="grid gap-1 px-4 py-2"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {replyingTo !== null && (
        <div className="flex items-center justify-between text-sm text-soft">
          <span id={aboutId}>{t('comments.replyingTo', { name: replyingTo.author.username })}</span>
          <IconButton icon={X} iconClass="size-5" label={t('comments.cancelReply')} onClick={onCancel} />
        </div>
      )}
      <div className="flex items-end gap-2">
        <Avatar user={user} className="mb-1.5 size-8" />
        <textarea
          ref={box}
          rows={1}
          className="field-sizing-content max-h-36 min-h-11 min-w-0 flex-1 resize-none rounded-md border border-edge bg-surface px-3.5 py-2.5 placeholder:text-soft"
          aria-label={t('comments.write')}
          aria-describedby={isReply ? aboutId : undefined}
          placeholder={t('comments.write')}
          dir="auto"
          value={text}
          onChange={(event) => {
            const { value } = event.target;
            setText(() => value);
          }}
          onKeyDown={onKeyDown}
        />
        <IconButton type="submit" icon={SendHorizontal} iconClass="rtl:-scale-x-100" className="text-link" label={t('comments.send')} disabled={!canSend} />
      </div>
      {left < nearlyFull && (
        <p className={left < 0 ? 'text-end text-sm text-bad' : 'text-end text-sm text-soft'} role="status">
          {t('comments.left', { count: left, text: format.number(left) })}
        </p>
      )}
    </form>
  );
}
