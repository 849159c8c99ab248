import { useEffect, useEffectEvent, useState } from 'react';
import Cropper from 'react-easy-crop';
import 'react-easy-crop/react-easy-crop.css';
import { useI18n } from '../i18n/i18n';
import type { Area } from './cut';

const mostZoom = 4;

// So many pixels of the screen an arrow key moves it; with Shift a fifth.
const keyStep = 10;

interface Props {
  /** Where the browser has the picture. */
  url: string;
  /** Width to height of the part; left out: the picture's own. */
  aspect?: number | undefined;
  isRound?: boolean;
  /** The part with which it begins. */
  first?: Area | undefined;
  /** Told the part that was chosen, each time that it changes. */
  onArea: (area: Area) => void;
  /** The browser cannot show the picture. */
  onUnreadable: () => void;
}

/** Chooses a part of a picture: moved with a finger, the mouse or the arrow keys, and brought nearer with two fingers, the wheel or the slider. */
export function CutArea({ url, aspect, isRound = false, first, onArea, onUnreadable }: Props) {
  const { t } = useI18n();
  const [own, setOwn] = useState<number | null>(null);
  const [crop, setCrop] = useState({ x: 0, y: 0 });
  const [zoom, setZoom] = useState(1);

  const failed = useEffectEvent(onUnreadable);
  // Its own shape is known before it is shown: the first part depends on it.
  useEffect(() => {
    let isGone = false;
    const image = new Image();
    image.src = url;
    image.decode().then(
      () => {
        if (!isGone) setOwn(image.naturalWidth / image.naturalHeight);
      },
      () => {
        if (!isGone) failed();
      },
    );
    return () => {
      isGone = true;
    };
  }, [url]);

  return (
    <>
      <div className="relative h-[min(24rem,50dvh)] overflow-hidden rounded-md bg-sunken" dir="ltr">
        {own !== null && (
          <Cropper
            image={url}
            crop={crop}
            zoom={zoom}
            maxZoom={mostZoom}
            aspect={aspect ?? own}
            cropShape={isRound ? 'round' : 'rect'}
            showGrid={!isRound}
            keyboardStep={keyStep}
            {...(first && { initialCroppedAreaPixels: first })}
            disableAutomaticStylesInjection
            classes={{ cropAreaClassName: '-outline-offset-4' }}
            cropperProps={{ role: 'group', 'aria-label': t('app.cut.move') }}
            mediaProps={{ alt: '' }}
            onCropChange={setCrop}
            onZoomChange={setZoom}
            onCropComplete={(_, pixels) => {
              onArea(pixels);
            }}
          />
        )}
      </div>
      <label className="flex min-h-11 items-center gap-3">
        <span className="font-medium">{t('app.cut.zoom')}</span>
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
    </>
  );
}
