import { ChevronLeft, ChevronRight, Crop, Trash2 } from 'lucide-react';
import { lazy, Suspense, useState, type Dispatch } from 'react';
import { useI18n } from '../../i18n/i18n';
import { IconButton } from '../../ui/IconButton';
import { PhotoStrip } from './PhotoStrip';
import { PhotoTexts } from './PhotoTexts';
import type { Photo, PhotosAct } from './photos';
import { tagsWithin } from './tags';

const CropDialog = lazy(async () => ({ default: (await import('./CropDialog')).CropDialog }));

/** The chosen photos: one large, to be cropped and described, and all small, to be put in order. */
export function PhotoEditor({ photos, act }: { photos: readonly Photo[]; act: Dispatch<PhotosAct> }) {
  const { t } = useI18n();
  const [chosen, setChosen] = useState<string | null>(null);
  const [isCropping, setCropping] = useState(false);
  const [said, setSaid] = useState('');
  const index = Math.max(
    0,
    photos.findIndex(({ id }) => id === chosen),
  );
  const photo = photos[index];
  if (photo === undefined) return null;
  const place = { shown: index + 1, count: photos.length };

  const move = (to: number) => {
    setChosen(photo.id);
    act({ type: 'move', id: photo.id, to });
    setSaid(t('posts.photoOf', { shown: to + 1, count: photos.length }));
  };

  return (
    <section className="grid min-w-0 gap-3" aria-label={t('composer.photos')}>
      {/* As high for each photo, so that what is below stays where it is. */}
      <div className="aspect-square max-h-[min(26rem,60dvh)] w-full overflow-hidden rounded-lg border border-line bg-sunken">
        <img className="size-full object-contain" src={photo.url} alt={photo.altText || t('posts.photoOf', place)} />
      </div>
      <div className="flex items-center gap-1">
        <span className="me-auto text-sm text-soft">{t('posts.photoOf', place)}</span>
        <IconButton
          icon={Crop}
          label={t('composer.crop')}
          onClick={() => {
            setCropping(true);
          }}
        />
        <IconButton icon={ChevronLeft} iconClass="rtl:-scale-x-100" label={t('composer.moveBack')} {...unless(index === 0, () => { move(index - 1); })} />
        <IconButton
          icon={ChevronRight}
          iconClass="rtl:-scale-x-100"
          label={t('composer.moveOn')}
          {...unless(index === photos.length - 1, () => {
            move(index + 1);
          })}
        />
        <IconButton
          icon={Trash2}
          label={t('composer.removePhoto')}
          onClick={() => {
            setChosen((photos[index + 1] ?? photos[index - 1])?.id ?? null);
            act({ type: 'remove', id: photo.id });
          }}
        />
      </div>
      <p className="sr-only" role="status">
        {said}
      </p>
      {photos.length > 1 && <PhotoStrip photos={photos} chosen={photo.id} onChoose={setChosen} act={act} />}
      <PhotoTexts
        key={photo.id}
        url={photo.url}
        texts={photo}
        onChange={(change) => {
          act({ type: 'change', id: photo.id, change });
        }}
      />
      {isCropping && (
        <Suspense>
          <CropDialog
            photo={photo}
            onCut={(blob, crop, shape) => {
              act({ type: 'change', id: photo.id, change: { blob, crop, shape, url: URL.createObjectURL(blob), tags: tagsWithin(photo.tags, photo.crop, crop) } });
            }}
            onClose={() => {
              setCropping(false);
            }}
          />
        </Suspense>
      )}
    </section>
  );
}

// At an end a button keeps the focus, with which the next press of a key goes on.
const unless = (isEnd: boolean, act: () => void) => ({ 'aria-disabled': isEnd, className: 'aria-disabled:opacity-50', ...(!isEnd && { onClick: act }) });
