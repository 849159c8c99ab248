import { useState } from 'react';
import { useI18n } from '../i18n/i18n';
import { square, type Area } from '../media/cut';
import { CutArea } from '../media/CutArea';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { toast } from '../ui/toasts';

interface Props {
  picture: Blob;
  /** Where the browser has it. */
  url: string;
  onCut: (blob: Blob) => void;
  onClose: () => void;
}

/** Cuts a square out of a picture. */
export function AvatarCrop({ picture, url, onCut, onClose }: Props) {
  const { t } = useI18n();
  const [area, setArea] = useState<Area | null>(null);
  const [isBusy, setBusy] = useState(false);

  const failed = () => {
    setBusy(false);
    toast(t('profiles.pictureUnreadable'), { isError: true });
  };

  return (
    <Dialog title={t('profiles.cropPicture')} onClose={onClose}>
      <div className="grid gap-4">
        <CutArea
          url={url}
          aspect={1}
          isRound
          onArea={setArea}
          onUnreadable={() => {
            failed();
            onClose();
          }}
        />
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
