import { Download } from 'lucide-react';
import type { Picture } from '../api/api';
import { useI18n } from '../i18n/i18n';
import { Photo } from '../ui/Photo';
import { useThread } from './ThreadContext';
import type { Message, MessageFile } from './types';
import { VoicePlayer } from './VoicePlayer';

/** The files of a message. */
export function Attachments({ message }: { message: Message }) {
  const { media } = message;
  if (media.length === 0) return null;
  if (media.every(({ kind }) => kind === 'image')) return <Photos message={message} />;
  return (
    <div className="grid gap-2 py-1">
      {media.map((file) => (
        <File key={file.id} file={file} />
      ))}
    </div>
  );
}

/** A file as a picture, for what shows those. */
export const pictureOf = (file: MessageFile, altText: string): Picture => ({ ...file, kind: 'image', altText, blurHash: file.blurHash, width: file.width ?? 4, height: file.height ?? 3, tags: [] });

function Photos({ message }: { message: Message }) {
  const { t } = useI18n();
  const { openPhotos } = useThread();
  const { media } = message;
  const isOne = media.length === 1;
  return (
    <div className={isOne ? 'py-1' : 'grid w-72 max-w-full grid-cols-2 gap-1 py-1'}>
      {media.map((file, index) => {
        const picture = pictureOf(file, '');
        const ratio = isOne ? Math.min(1.4, Math.max(0.5, picture.height / picture.width)) : 1;
        return (
          <button
            key={file.id}
            type="button"
            className={isOne ? 'block w-72 max-w-full overflow-hidden rounded-sm' : 'block overflow-hidden rounded-sm'}
            style={{ aspectRatio: `1 / ${String(ratio)}` }}
            aria-label={t('chats.openPhoto', { shown: index + 1, count: media.length })}
            onClick={() => {
              openPhotos(message, index);
            }}
          >
            <Photo className="size-full" picture={picture} sizes="18rem" />
          </button>
        );
      })}
    </div>
  );
}

function File({ file }: { file: MessageFile }) {
  const { t, format } = useI18n();
  switch (file.kind) {
    case 'video':
      return (
        <video
          className="w-80 max-w-full rounded-sm bg-sunken"
          style={{ aspectRatio: `${String(file.width ?? 16)} / ${String(file.height ?? 9)}` }}
          src={file.url}
          poster={file.variants.find(({ format: kind }) => kind === 'jpeg')?.url}
          controls
          playsInline
          preload="none"
        />
      );
    case 'audio':
    case 'voice':
      return <VoicePlayer file={file} />;
    default:
      return (
        <a className="flex items-center gap-3 rounded-sm bg-sunken px-3 py-2 text-ink no-underline hover:underline" href={file.url} download={file.fileName ?? ''}>
          <Download className="size-5 shrink-0" aria-hidden="true" />
          <span className="min-w-0">
            <span className="block font-medium" dir="auto">
              {file.fileName ?? t('chats.kind.file')}
            </span>
            <span className="text-sm text-soft">{format.size(file.size)}</span>
          </span>
        </a>
      );
  }
}
