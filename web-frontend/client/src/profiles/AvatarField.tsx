import { lazy, Suspense, useRef, useState } from 'react';
import type { Me } from '../api/api';
import { useI18n } from '../i18n/i18n';
import { uploadNow } from '../media/upload';
import { Avatar } from '../ui/Avatar';
import { Button } from '../ui/Button';
import { useErrorText } from '../ui/errorText';
import { Spinner } from '../ui/Spinner';
import { toast } from '../ui/toasts';
import { useSaveProfile } from './useSaveProfile';

const AvatarCrop = lazy(async () => ({ default: (await import('./AvatarCrop')).AvatarCrop }));

// The server's limit of a picture, in bytes; it applies to what is cut out, which is far smaller. This one keeps the browser from hopeless work.
const largest = 50_000_000;

const types = 'image/jpeg,image/png,image/webp,image/gif,image/avif';

/** One's picture: chosen, cut to a square, and changed at once. */
export function AvatarField({ me }: { me: Me }) {
  const { t } = useI18n();
  const text = useErrorText();
  const { save, isSaving: isBusy } = useSaveProfile();
  const input = useRef<HTMLInputElement>(null);
  const [picture, setPicture] = useState<{ file: File; url: string } | null>(null);

  const take = (file: File | undefined) => {
    if (file === undefined) return;
    if (!types.split(',').includes(file.type) || file.size > largest) toast(t('profiles.pictureUnreadable'), { isError: true });
    else setPicture({ file, url: URL.createObjectURL(file) });
  };

  const close = () => {
    if (picture) URL.revokeObjectURL(picture.url);
    setPicture(null);
  };

  const change = (edit: () => Promise<{ avatar: string | null }>, said: string) => {
    save(edit, said).catch((error: unknown) => {
      toast(text(error), { isError: true });
    });
  };

  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
      <span className="relative">
        <Avatar className="size-24 text-2xl" sizes="6rem" user={me} />
        {isBusy && (
          <span className="absolute inset-0 grid place-items-center rounded-full bg-veil text-on-brand">
            <Spinner />
          </span>
        )}
      </span>
      <div className="flex flex-wrap gap-3">
        <input
          ref={input}
          className="hidden"
          type="file"
          accept={types}
          aria-label={t('profiles.changePicture')}
          onChange={({ target }) => {
            take(target.files?.[0]);
            target.value = ''; // the same file may be chosen again
          }}
        />
        <Button kind="secondary" busy={isBusy} onClick={() => input.current?.click()}>
          {t('profiles.changePicture')}
        </Button>
        {me.avatar && !isBusy && (
          <Button
            kind="quiet"
            onClick={() => {
              change(() => Promise.resolve({ avatar: null }), t('profiles.pictureRemoved'));
            }}
          >
            {t('profiles.removePicture')}
          </Button>
        )}
      </div>
      {picture && (
        <Suspense>
          <AvatarCrop
            picture={picture.file}
            url={picture.url}
            onCut={(blob) => {
              close();
              change(async () => ({ avatar: await uploadNow('avatar', blob) }), t('profiles.pictureSaved'));
            }}
            onClose={close}
          />
        </Suspense>
      )}
    </div>
  );
}
