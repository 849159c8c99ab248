import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useI18n } from '../i18n/i18n';
import { Dialog } from '../ui/Dialog';
import { IconButton } from '../ui/IconButton';
import { Photo } from '../ui/Photo';
import { pictureOf } from './Attachments';
import type { Message } from './types';
import { useWords } from './words';

/** The photos of a message, large. */
export function PhotoViewer({ message, index, onClose }: { message: Message; index: number; onClose: () => void }) {
  const { t } = useI18n();
  const words = useWords();
  const [shown, setShown] = useState(index);
  const file = message.media[shown];
  if (file === undefined) return null;
  const count = message.media.length;
  return (
    <Dialog title={words.said(message)} className="w-[min(70rem,calc(100vw-1.5rem))]" onClose={onClose}>
      <div
        onKeyDown={(event) => {
          const isBack = document.documentElement.dir === 'rtl' ? event.key === 'ArrowRight' : event.key === 'ArrowLeft';
          const isForth = document.documentElement.dir === 'rtl' ? event.key === 'ArrowLeft' : event.key === 'ArrowRight';
          if (isBack) setShown(Math.max(0, shown - 1));
          if (isForth) setShown(Math.min(count - 1, shown + 1));
        }}
      >
        <Photo key={file.id} className="h-[65dvh] w-full" picture={pictureOf(file, t('chats.photoOf', { shown: shown + 1, count }))} sizes="70rem" fit="contain" isFirst />
        {count > 1 && (
          <div className="mt-3 flex items-center justify-center gap-4">
            <IconButton
              icon={ChevronLeft}
              iconClass="rtl:-scale-x-100"
              label={t('chats.previousPhoto')}
              disabled={shown === 0}
              onClick={() => {
                setShown(shown - 1);
              }}
            />
            <span aria-live="polite">{t('chats.photoOf', { shown: shown + 1, count })}</span>
            <IconButton
              icon={ChevronRight}
              iconClass="rtl:-scale-x-100"
              label={t('chats.nextPhoto')}
              disabled={shown === count - 1}
              onClick={() => {
                setShown(shown + 1);
              }}
            />
          </div>
        )}
      </div>
    </Dialog>
  );
}
