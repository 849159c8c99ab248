import { UserRoundPlus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useI18n } from '../../i18n/i18n';
import { Button } from '../../ui/Button';
import { TextArea } from '../../ui/Field';
import { mostAltText } from './limits';
import type { Tag } from './photos';

const TagDialog = lazy(async () => ({ default: (await import('./TagDialog')).TagDialog }));

export interface Texts {
  altText: string;
  tags: Tag[];
}

/** What is said about a photo: what is to be seen, and who. */
export function PhotoTexts({ url, texts, onChange }: { url: string; texts: Texts; onChange: (change: Partial<Texts>) => void }) {
  const { t, format } = useI18n();
  const [isTagging, setTagging] = useState(false);
  return (
    <>
      <TextArea
        label={t('composer.altText')}
        hint={t('composer.altTextHint')}
        rows={2}
        dir="auto"
        maxLength={mostAltText}
        value={texts.altText}
        onChange={({ target }) => {
          onChange({ altText: target.value });
        }}
      />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button
          kind="secondary"
          onClick={() => {
            setTagging(true);
          }}
        >
          <UserRoundPlus className="size-5" aria-hidden="true" />
          {t('composer.tag')}
        </Button>
        {texts.tags.length > 0 && <span className="min-w-0 text-sm text-soft">{format.list(texts.tags.map(({ username }) => username))}</span>}
      </div>
      {isTagging && (
        <Suspense>
          <TagDialog
            url={url}
            tags={texts.tags}
            onChange={(tags) => {
              onChange({ tags });
            }}
            onClose={() => {
              setTagging(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
