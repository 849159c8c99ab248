import { ChevronLeft, ChevronRight, Crop, Trash2 } from 'lucide-react';
import { lazy, Suspense, useState, type Dispatch } from 'react';
import { useI18n } from '../../i18n/i18n';
import { classes } from '../../ui/classes';
import { IconButton } from '../../ui/IconButton';
import { PhotoTexts } from './PhotoTexts';
import type { Photo, PhotosAct } from './photos';

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
      <div className="overflow-hidden rounded-lg border border-line bg-sunken">
        <img className="mx-auto max-h-[26rem] w-full object-contain" src={photo.url} alt={photo.altText || t('posts.photoOf', place)} />
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
        <IconButton icon={ChevronLeft} iconClass="rtl:-scale-x-100" label={t('composer.moveBack')} disabled={index === 0} onClick={() => { move(index - 1); }} />
        <IconButton
          icon={ChevronRight}
          iconClass="rtl:-scale-x-100"
          label={t('composer.moveOn')}
          disabled={index === photos.length - 1}
          onClick={() => {
            move(index + 1);
          }}
        />
        <IconButton
          icon={Trash2}
          label={t('composer.removePhoto')}
          onClick={() => {
            act({ type: 'remove', id: photo.id });
          }}
        />
      </div>
      <p className="sr-only" role="status">
        {said}
      </p>
      {photos.length > 1 && <Strip photos={photos} chosen={photo.id} onChoose={setChosen} act={act} />}
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
            onCut={(blob, crop) => {
              // People were at places of the picture as it was.
              act({ type: 'change', id: photo.id, change: { blob, crop, url: URL.createObjectURL(blob), tags: [] } });
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

/** All photos in their order, which dragging changes. */
function Strip({ photos, chosen, onChoose, act }: { photos: readonly Photo[]; chosen: string; onChoose: (id: string) => void; act: Dispatch<PhotosAct> }) {
  const { t } = useI18n();
  const [dragged, setDragged] = useState<string | null>(null);
  return (
    <ol className="flex gap-2 overflow-x-auto p-1">
      {photos.map(({ id, url }, index) => (
        <li key={id}>
          <button
            type="button"
            draggable
            className={classes('block size-16 overflow-hidden rounded-md border-2', id === chosen ? 'border-brand' : 'border-transparent', id === dragged && 'opacity-50')}
            aria-label={t('posts.photoOf', { shown: index + 1, count: photos.length })}
            aria-current={id === chosen}
            onClick={() => {
              onChoose(id);
            }}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move';
              setDragged(id);
            }}
            onDragEnter={() => {
              if (dragged !== null && dragged !== id) act({ type: 'move', id: dragged, to: index });
            }}
            onDragOver={(event) => {
              event.preventDefault();
            }}
            onDragEnd={() => {
              setDragged(null);
            }}
          >
            <img className="size-full object-cover" src={url} alt="" draggable={false} />
          </button>
        </li>
      ))}
    </ol>
  );
}
