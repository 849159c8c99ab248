import { useState } from 'react';
import Cropper from 'react-easy-crop';
import 'react-easy-crop/react-easy-crop.css';
import { useI18n } from '../../i18n/i18n';
import { cut, type Area } from '../../media/cut';
import { Button } from '../../ui/Button';
import { classes } from '../../ui/classes';
import { Dialog } from '../../ui/Dialog';
import { toast } from '../../ui/toasts';
import type { Photo } from './photos';

const shapes = ['original', 'square', 'portrait', 'landscape'] as const;

type Shape = (typeof shapes)[number];

const ratios: Record<Exclude<Shape, 'original'>, number> = { square: 1, portrait: 4 / 5, landscape: 1.91 };

const mostZoom = 4;

/** Cuts a photo to a shape: moved with a finger, the mouse or the arrow keys, and brought nearer. */
export function CropDialog({ photo, onCut, onClose }: { photo: Photo; onCut: (blob: Blob, area: Area) => void; onClose: () => void }) {
  const { t } = useI18n();
  const [url] = useState(() => URL.createObjectURL(photo.original));
  const [own, setOwn] = useState(1);
  const [shape, setShape] = useState<Shape>('original');
  const [crop, setCrop] = useState({ x: 0, y: 0 });
  const [zoom, setZoom] = useState(1);
  const [area, setArea] = useState<Area | null>(null);
  const [isBusy, setBusy] = useState(false);

  const close = () => {
    URL.revokeObjectURL(url);
    onClose();
  };

  const save = async () => {
    if (area === null) return;
    setBusy(true);
    try {
      onCut(await cut(photo.original, area), area);
      close();
    } catch {
      setBusy(false);
      toast(t('composer.cropFailed'), { isError: true });
    }
  };

  return (
    <Dialog title={t('composer.crop')} onClose={close} className="w-[min(40rem,calc(100vw-1.5rem))]">
      <div className="grid gap-4">
        <div className="relative h-[min(24rem,50dvh)] overflow-hidden rounded-md bg-sunken" dir="ltr">
          <Cropper
            image={url}
            crop={crop}
            zoom={zoom}
            maxZoom={mostZoom}
            aspect={shape === 'original' ? own : ratios[shape]}
            disableAutomaticStylesInjection
            cropperProps={{ role: 'group', 'aria-label': t('composer.cropMove') }}
            mediaProps={{ alt: '' }}
            onCropChange={setCrop}
            onZoomChange={setZoom}
            onCropComplete={(_, pixels) => {
              setArea(pixels);
            }}
            onMediaLoaded={({ naturalWidth, naturalHeight }) => {
              setOwn(naturalWidth / naturalHeight);
            }}
          />
        </div>
        <div className="flex flex-wrap gap-2" role="group" aria-label={t('composer.shape')}>
          {shapes.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === shape}
              className={classes('min-h-11 rounded-full px-4 text-sm font-medium', each === shape ? 'bg-brand text-on-brand' : 'bg-sunken hover:bg-brand-soft')}
              onClick={() => {
                setShape(each);
              }}
            >
              {t(`composer.shape.${each}`)}
            </button>
          ))}
        </div>
        <label className="flex min-h-11 items-center gap-3">
          <span className="font-medium">{t('composer.zoom')}</span>
          <input
            className="min-w-0 flex-1"
            type="range"
            min={1}
            max={mostZoom}
            step={0.05}
            value={zoom}
            onChange={(event) => {
              setZoom(event.target.valueAsNumber);
            }}
          />
        </label>
        <div className="flex justify-end gap-3">
          <Button kind="secondary" onClick={close}>
            {t('app.cancel')}
          </Button>
          <Button busy={isBusy} disabled={area === null} onClick={() => void save()}>
            {t('composer.cropSave')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
