import { useState } from 'react';
import Cropper from 'react-easy-crop';
import 'react-easy-crop/react-easy-crop.css';
import { useI18n } from '../i18n/i18n';
import { square, type Area } from '../media/cut';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { toast } from '../ui/toasts';

const mostZoom = 4;

interface Props {
  picture: Blob;
  /** Where the browser has it. */
  url: string;
  onCut: (blob: Blob) => void;
  onClose: () => void;
}

/** Cuts a square out of a picture: moved with a finger, the mouse or the arrow keys, and brought nearer. */
export function AvatarCrop({ picture, url, onCut, onClose }: Props) {
  const { t } = useI18n();
  const [crop, setCrop] = useState({ x: 0, y: 0 });
  const [zoom, setZoom] = useState(1);
  const [area, setArea] = useState<Area | null>(null);
  const [isBusy, setBusy] = useState(false);

  const failed = () => {
    setBusy(false);
    toast(t('profiles.pictureUnreadable'), { isError: true });
  };

  return (
    <Dialog title={t('profiles.cropPicture')} onClose={onClose}>
      <div className="grid gap-4">
        <div className="relative h-[min(22rem,50dvh)] overflow-hidden rounded-md bg-sunken" dir="ltr">
          <Cropper
            image={url}
            crop={crop}
            zoom={zoom}
            maxZoom={mostZoom}
            aspect={1}
            cropShape="round"
            showGrid={false}
            disableAutomaticStylesInjection
            cropperProps={{ role: 'group', 'aria-label': t('profiles.cropMove') }}
            mediaProps={{
              alt: '',
              onError: () => {
                failed();
                onClose();
              },
            }}
            onCropChange={setCrop}
            onZoomChange={setZoom}
            onCropComplete={(_, pixels) => {
              setArea(pixels);
            }}
          />
        </div>
        <label className="flex min-h-11 items-center gap-3">
          <span className="font-medium">{t('profiles.cropZoom')}</span>
          <input
            className="min-w-0 flex-1"
            type="range"
            min={1}
            max={mostZoom}
            step={0.05}
            value={zoom}
            onChange={({ target }) => {
              setZoom(target.valueAsNumber);
            }}
          />
        </label>
        <div className="flex flex-wrap justify-end gap-3">
          <Button kind="secondary" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button
            busy={isBusy}
            disabled={area === null}
            onClick={() => {
              if (area === null) return;
              setBusy(true);
              square(picture, area).then(onCut, failed);
            }}
          >
            {t('profiles.cropDone')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
