import { useState } from 'react';
import { useI18n } from '../../i18n/i18n';
import { cut, type Area } from '../../media/cut';
import { CutArea } from '../../media/CutArea';
import { Button } from '../../ui/Button';
import { classes } from '../../ui/classes';
import { Dialog } from '../../ui/Dialog';
import { toast } from '../../ui/toasts';
import { ratios, shapes, type Photo, type Shape } from './photos';

interface Props {
  photo: Photo;
  onCut: (blob: Blob, crop: Area, shape: Shape) => void;
  onClose: () => void;
}

/** Cuts a photo to a shape; a photo that was cut before begins with that part. */
export function CropDialog({ photo, onCut, onClose }: Props) {
  const { t } = useI18n();
  const [url] = useState(() => URL.createObjectURL(photo.original));
  const [shape, setShape] = useState<Shape>(photo.shape);
  const [area, setArea] = useState<Area | null>(null);
  const [isBusy, setBusy] = useState(false);

  const close = () => {
    URL.revokeObjectURL(url);
    onClose();
  };

  const failed = () => {
    setBusy(false);
    toast(t('composer.cropFailed'), { isError: true });
  };

  const save = async () => {
    if (area === null) return;
    setBusy(true);
    try {
      onCut(await cut(photo.original, area), area, shape);
      close();
    } catch {
      failed();
    }
  };

  return (
    <Dialog title={t('composer.crop')} onClose={close} className="w-[min(40rem,calc(100vw-1.5rem))]">
      <div className="grid gap-4">
        <CutArea
          url={url}
          aspect={shape === 'original' ? undefined : ratios[shape]}
          first={photo.crop}
          onArea={setArea}
          onUnreadable={() => {
            failed();
            close();
          }}
        />
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
