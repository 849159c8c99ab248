import { Check } from 'lucide-react';
import type { MessageKey } from '../i18n/keys';
import { useI18n } from '../i18n/i18n';
import { classes } from '../ui/classes';

const presets = [
  { name: 'settings.hue.teal', hue: 195 },
  { name: 'settings.hue.blue', hue: 250 },
  { name: 'settings.hue.violet', hue: 295 },
  { name: 'settings.hue.pink', hue: 350 },
  { name: 'settings.hue.red', hue: 25 },
  { name: 'settings.hue.amber', hue: 70 },
  { name: 'settings.hue.green', hue: 145 },
] as const satisfies { name: MessageKey; hue: number }[];

// Of one lightness, as the accents are; the hue is what is chosen.
const colour = (hue: number) => `oklch(0.55 0.11 ${String(hue)})`;

const rainbow = (isReversed: boolean) => `linear-gradient(to ${isReversed ? 'left' : 'right'}, ${Array.from({ length: 13 }, (_, step) => colour(step * 30)).join(', ')})`;

/** The hue of the accent: some that were prepared, and any other. */
export function HueChoice({ hue, standard, onChange }: { hue: number; standard: number; onChange: (hue: number) => void }) {
  const { t } = useI18n();
  const isRightToLeft = document.documentElement.dir === 'rtl';
  return (
    <div className="grid gap-4">
      <div className="-mx-2 flex flex-wrap justify-between sm:mx-0 sm:justify-start sm:gap-2" role="group" aria-label={t('settings.presets')}>
        {presets.map((preset) => {
          const isChosen = preset.hue === hue;
          return (
            <button
              key={preset.hue}
              type="button"
              className="grid size-11 place-items-center rounded-full"
              aria-pressed={isChosen}
              aria-label={preset.hue === standard ? t('settings.hueStandard', { name: t(preset.name) }) : t(preset.name)}
              title={t(preset.name)}
              onClick={() => {
                onChange(preset.hue);
              }}
            >
              <span className={classes('grid size-9 forced-color-adjust-none place-items-center rounded-full text-on-brand', isChosen && 'outline-2 outline-offset-2 outline-ink')} style={{ backgroundColor: colour(preset.hue) }}>
                {isChosen && <Check className="size-5" aria-hidden="true" />}
              </span>
            </button>
          );
        })}
      </div>
      <label className="grid gap-2 font-medium">
        {t('settings.hue')}
        <span className="relative flex h-11 items-center font-normal">
          <span className="absolute inset-x-0 h-4 forced-color-adjust-none rounded-full" style={{ backgroundImage: rainbow(isRightToLeft) }} aria-hidden="true" />
          <input
            className="hue-slider relative w-full"
            type="range"
            min={0}
            max={360}
            value={hue}
            aria-valuetext={t('settings.degrees', { count: hue })}
            onChange={({ target }) => {
              onChange(target.valueAsNumber);
            }}
          />
        </span>
      </label>
    </div>
  );
}
