import { Bookmark, Heart, MessageCircle } from 'lucide-react';
import { useI18n } from '../i18n/i18n';
import { standard, useTheme } from '../theme/theme';
import { Choice } from '../ui/Choice';
import { HueChoice } from './HueChoice';
import { Card, Section } from './Section';

const schemes = ['system', 'light', 'dark'] as const;
const contrasts = ['system', 'normal', 'more'] as const;

/** How the client looks on this device. */
export function AppearanceSection() {
  const { t } = useI18n();
  const { theme, change } = useTheme();
  return (
    <Section title={t('settings.appearance')} intro={t('settings.appearanceText')}>
      <Card>
        <Choice
          label={t('settings.scheme')}
          value={theme.scheme}
          options={schemes.map((value) => ({ value, label: t(`settings.scheme.${value}`) }))}
          onChange={(scheme) => {
            change({ scheme });
          }}
        />
        <Choice
          label={t('settings.contrast')}
          value={theme.contrast}
          options={contrasts.map((value) => ({ value, label: t(`settings.contrast.${value}`) }))}
          onChange={(contrast) => {
            change({ contrast });
          }}
        />
      </Card>
      <Card title={t('settings.accent')} text={t('settings.accentText')}>
        <HueChoice
          hue={theme.hue}
          standard={standard.hue}
          onChange={(hue) => {
            change({ hue });
          }}
        />
        <Preview />
      </Card>
    </Section>
  );
}

/** Some of everything, in the colours that were chosen. */
function Preview() {
  const { t } = useI18n();
  return (
    <div className="grid gap-3 rounded-md border border-line bg-ground p-4" aria-hidden="true">
      <div className="flex items-center gap-3">
        <span className="grid size-10 place-items-center rounded-full bg-brand-soft font-bold text-link">A</span>
        <div className="leading-tight">
          <p className="font-bold">Ada</p>
          <p className="text-sm text-soft">@ada.lovelace</p>
        </div>
        <span className="ms-auto inline-flex min-h-9 items-center rounded-full bg-brand px-4 text-sm font-medium text-on-brand">{t('graph.follow')}</span>
      </div>
      <div className="flex items-center gap-4">
        <Heart className="size-6 fill-heart stroke-heart" />
        <MessageCircle className="size-6" />
        <Bookmark className="size-6" />
        <span className="ms-auto font-medium text-link">#instahub</span>
      </div>
    </div>
  );
}
