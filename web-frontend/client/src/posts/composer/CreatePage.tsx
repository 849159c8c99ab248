import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useMe } from '../../api/session';
import { useI18n } from '../../i18n/i18n';
import { enqueue } from '../../offline/outbox';
import { storage } from '../../offline/storage';
import { Button } from '../../ui/Button';
import { PageHeader } from '../../ui/PageHeader';
import { toast } from '../../ui/toasts';
import { FieldsForm } from './FieldsForm';
import { bodyOf, emptyFields, isPast, type Fields } from './fields';
import { mostCaption, mostPhotos } from './limits';
import { PhotoEditor } from './PhotoEditor';
import { PhotoPicker } from './PhotoPicker';
import { keyOf, type NewPost } from './sender';
import { LeaveGuard } from './LeaveGuard';
import { useIncoming } from './useIncoming';
import { usePhotos } from './usePhotos';
// So that it is there when the connection is not.
import './WaitingPosts';

/** Makes a post. It is sent in the background: who presses the button is free to go. */
export function CreatePage() {
  const { t } = useI18n();
  const { id: userId } = useMe();
  const navigate = useNavigate();
  const { photos, act, add, isReading } = usePhotos();
  const isOver = useIncoming(add);
  const [fields, setFields] = useState<Fields>(emptyFields);
  const [isBusy, setBusy] = useState(false);
  const [pastTime, setPastTime] = useState<string | null>(null);

  const isEmpty = photos.length === 0 && fields.caption.trim() === '';
  const canSend = !isEmpty && !isReading && fields.caption.length <= mostCaption;

  const send = async (isDraft: boolean) => {
    if (!canSend || isBusy) return;
    if (!isDraft && isPast(fields.publishAt)) {
      setPastTime(fields.publishAt);
      return;
    }
    setBusy(true);
    const post: NewPost = {
      id: crypto.randomUUID(),
      lateId: crypto.randomUUID(),
      photos: photos.map(({ id, altText, tags }) => ({ fileId: id, altText: altText.trim(), tags })),
      fields: bodyOf(fields, isDraft),
    };
    try {
      const opened = await storage();
      for (const { id, blob } of photos) await opened.put('files', { blob, uploadKey: crypto.randomUUID() }, id);
      await enqueue({ kind: 'post', key: keyOf(post.id), userId, payload: post });
    } catch {
      setBusy(false);
      toast(t('composer.noRoom'), { isError: true });
      return;
    }
    await navigate(isDraft || fields.publishAt !== '' ? '/drafts' : '/', { replace: true });
  };

  return (
    <>
      <PageHeader title={t('composer.title')} back>
        <Link className="inline-flex min-h-11 items-center px-2 font-medium text-link" to="/drafts">
          {t('composer.drafts')}
        </Link>
      </PageHeader>
      <LeaveGuard
        isDirty={!isEmpty && !isBusy}
        {...(canSend && {
          keep: {
            label: t('composer.keepDraft'),
            act: () => void send(true),
          },
        })}
      />
      <form
        className="mx-auto grid max-w-page items-start gap-6 p-4 md:grid-cols-2 md:p-6"
        onSubmit={(event) => {
          event.preventDefault();
          void send(false);
        }}
      >
        <div className="grid min-w-0 gap-4">
          {photos.length > 0 && <PhotoEditor photos={photos} act={act} />}
          {photos.length < mostPhotos && <PhotoPicker isSmall={photos.length > 0} isOver={isOver} left={mostPhotos - photos.length} onPick={add} />}
        </div>
        <div className="grid min-w-0 gap-5">
          <FieldsForm fields={fields} onChange={setFields} canSchedule isPast={pastTime !== null && pastTime === fields.publishAt} />
          <div className="flex flex-wrap justify-end gap-3">
            {/* What has a time waits for it among the drafts. */}
            {fields.publishAt === '' && (
              <Button kind="secondary" disabled={!canSend || isBusy} onClick={() => void send(true)}>
                {t('composer.keepDraft')}
              </Button>
            )}
            <Button type="submit" busy={isBusy} disabled={!canSend}>
              {t(fields.publishAt === '' ? 'composer.publish' : 'composer.schedule')}
            </Button>
          </div>
        </div>
      </form>
    </>
  );
}
