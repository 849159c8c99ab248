import { ImagePlus } from 'lucide-react';
import { useRef } from 'react';
import { useI18n } from '../../i18n/i18n';
import { Button } from '../../ui/Button';
import { classes } from '../../ui/classes';
import { photoTypes } from './limits';

/** Where photos are picked; dropping and pasting work everywhere. */
export function PhotoPicker({ isSmall, isOver, left, onPick }: { isSmall: boolean; isOver: boolean; left: number; onPick: (files: readonly File[]) => void }) {
  const { t } = useI18n();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div
      className={classes(
        'grid place-items-center gap-3 rounded-lg border-2 border-dashed px-4 text-center transition-colors',
        isSmall ? 'py-4' : 'min-h-72 py-10 md:min-h-96',
        isOver ? 'border-brand bg-brand-soft' : 'border-line bg-surface',
      )}
    >
      <div className="grid justify-items-center gap-3">
        {!isSmall && <ImagePlus className="size-12 text-soft" aria-hidden="true" />}
        {!isSmall && <p className="text-soft">{t('composer.drop')}</p>}
        <Button kind={isSmall ? 'secondary' : 'primary'} onClick={() => input.current?.click()}>
          {t(isSmall ? 'composer.addMore' : 'composer.pick')}
        </Button>
        <p className="text-sm text-soft">{t('composer.left', { count: left })}</p>
      </div>
      {/* HEIC is offered too, to be told why it cannot be taken. */}
      <input
        ref={input}
        className="sr-only"
        type="file"
        tabIndex={-1}
        aria-label={t('composer.pick')}
        accept={[...photoTypes, 'image/heic', 'image/heif', '.heic'].join(',')}
        multiple
        onChange={({ target }) => {
          onPick([...(target.files ?? [])]);
          target.value = '';
        }}
      />
    </div>
  );
}
