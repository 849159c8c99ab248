import { useEffect, useEffectEvent, useReducer, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useMe } from '../../api/session';
import { useI18n } from '../../i18n/i18n';
import { enqueue } from '../../offline/outbox';
import { storage } from '../../offline/storage';
import { Button } from '../../ui/Button';
import { PageHeader } from '../../ui/PageHeader';
import { toast } from '../../ui/toasts';
import { FieldsForm } from './FieldsForm';
import { bodyOf, emptyFields, type Fields } from './fields';
import { mostCaption, mostPhotos, refusalOf } from './limits';
import { PhotoEditor } from './PhotoEditor';
import { PhotoPicker } from './PhotoPicker';
import { photosReducer } from './photos';
import { keyOf, type NewPost } from './sender';
import { LeaveGuard } from './LeaveGuard';
// So that it is there when the connection is not.
import './WaitingPosts';

/** Makes a post. It is sent in the background: who presses the button is free to go. */
export function CreatePage() {
  const { t } = useI18n();
  const { id: userId } = useMe();
  const navigate = useNavigate();
  const [photos, act] = useReducer(photosReducer, []);
  const [fields, setFields] = useState<Fields>(emptyFields);
  const [isBusy, setBusy] = useState(false);

  const isEmpty = photos.length === 0 && fields.caption.trim() === '';
  const canSend = !isEmpty && fields.caption.length <= mostCaption;

  const add = (files: readonly File[]) => {
    const room = mostPhotos - photos.length;
    const good = files.filter((file) => {
      const refusal = refusalOf(file);
      if (refusal !== null) toast(t(`composer.refused.${refusal}`, { name: file.name }), { isError: true });
      return refusal === null;
    });
    if (good.length > room) toast(t('composer.tooMany', { count: mostPhotos }), { isError: true });
    act({
      type: 'add',
      photos: good
        .slice(0, room)
        .map((file) => ({ id: crypto.randomUUID(), original: file, blob: file, url: URL.createObjectURL(file), crop: null, altText: '', tags: [] })),
    });
  };
  useDroppedAndPasted(add);
  useForgottenAddresses(photos.map(({ url }) => url));

  const send = async (isDraft: boolean) => {
    if (!canSend) return;
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
      <LeaveGuard isDirty={!isEmpty && !isBusy} />
      <form
        className="mx-auto grid max-w-page items-start gap-6 p-4 md:grid-cols-2 md:p-6"
        onSubmit={(event) => {
          event.preventDefault();
          void send(false);
        }}
      >
        <div className="grid min-w-0 gap-4">
          {photos.length > 0 && <PhotoEditor photos={photos} act={act} />}
          {photos.length < mostPhotos && <PhotoPicker isSmall={photos.length > 0} left={mostPhotos - photos.length} onPick={add} />}
        </div>
        <div className="grid min-w-0 gap-5">
          <FieldsForm fields={fields} onChange={setFields} canSchedule />
          <div className="flex flex-wrap justify-end gap-3">
            <Button kind="secondary" disabled={!canSend || isBusy} onClick={() => void send(true)}>
              {t('composer.keepDraft')}
            </Button>
            <Button type="submit" busy={isBusy} disabled={!canSend}>
              {t(fields.publishAt === '' ? 'composer.publish' : 'composer.schedule')}
            </Button>
          </div>
        </div>
      </form>
    </>
  );
}

/** Takes files that are dropped anywhere on the page, and pasted pictures. */
function useDroppedAndPasted(add: (files: readonly File[]) => void) {
  const take = useEffectEvent(add);
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      take(files);
    };
    const onDragOver = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    const onDrop = (event: DragEvent) => {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      take(files);
    };
    document.addEventListener('paste', onPaste);
    document.addEventListener('dragover', onDragOver);
    document.addEventListener('drop', onDrop);
    return () => {
      document.removeEventListener('paste', onPaste);
      document.removeEventListener('dragover', onDragOver);
      document.removeEventListener('drop', onDrop);
    };
  }, []);
}

/** Gives back the memory of previews that are not shown any more. */
function useForgottenAddresses(urls: readonly string[]) {
  const before = useRef<readonly string[]>([]);
  useEffect(() => {
    for (const url of before.current) if (!urls.includes(url)) URL.revokeObjectURL(url);
    before.current = urls;
  });
}
