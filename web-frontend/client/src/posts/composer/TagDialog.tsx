import { UserRoundPlus, X } from 'lucide-react';
import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { PeoplePicker } from '../../graph/PeoplePicker';
import { useI18n } from '../../i18n/i18n';
import { Button } from '../../ui/Button';
import { classes } from '../../ui/classes';
import { Dialog } from '../../ui/Dialog';
import { IconButton } from '../../ui/IconButton';
import { mostTags } from './limits';
import type { Tag } from './photos';
import { movedBy, placeOn } from './tags';

interface Props {
  /** Address of the photo. */
  url: string;
  tags: readonly Tag[];
  onChange: (tags: Tag[]) => void;
  onClose: () => void;
}

const middle = { x: 0.5, y: 0.5 };

/** Says who is on a photo and where: a tap on the photo, then the person. Names on it are moved with the arrow keys. */
export function TagDialog({ url, tags, onChange, onClose }: Props) {
  const { t } = useI18n();
  const [place, setPlace] = useState<{ x: number; y: number } | null>(null);

  const picture = useRef<HTMLImageElement>(null);

  const onDrag = (tag: Tag) => (event: PointerEvent) => {
    if (picture.current === null || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const at = placeOn(picture.current.getBoundingClientRect(), event);
    onChange(tags.map((each) => (each === tag ? { ...tag, ...at } : each)));
  };

  const onKeyDown = (tag: Tag) => (event: KeyboardEvent) => {
    const next = movedBy(tag, event.key);
    if (next === null) return;
    event.preventDefault();
    onChange(tags.map((each) => (each === tag ? next : each)));
  };

  return (
    <Dialog title={t('composer.tag')} onClose={onClose} className="w-[min(40rem,calc(100vw-1.5rem))]">
      <div className="grid gap-4">
        <p className="text-soft">{t(place === null ? 'composer.tagHint' : 'composer.tagWho')}</p>
        {/* Places on a photo do not turn with the direction of the script. */}
        <div className="relative mx-auto w-fit overflow-hidden rounded-md" dir="ltr">
          <img
            ref={picture}
            className={classes('cursor-crosshair', place === null ? 'max-h-[45dvh]' : 'max-h-[28dvh]')}
            src={url}
            alt=""
            onClick={(event) => {
              if (tags.length < mostTags) setPlace(placeOn(event.currentTarget.getBoundingClientRect(), event));
            }}
          />
          {tags.map((tag) => (
            <button
              key={tag.userId}
              type="button"
              className="absolute -translate-x-1/2 -translate-y-1/2 cursor-grab touch-none select-none rounded-sm bg-veil px-2 py-1 text-sm font-medium text-on-brand"
              style={{ left: `${String(tag.x * 100)}%`, top: `${String(tag.y * 100)}%` }}
              aria-label={t('composer.tagMove', { name: tag.username })}
              onKeyDown={onKeyDown(tag)}
              onPointerDown={(event) => {
                event.currentTarget.setPointerCapture(event.pointerId);
              }}
              onPointerMove={onDrag(tag)}
            >
              {tag.username}
            </button>
          ))}
          {place !== null && (
            <span
              className="pointer-events-none absolute size-5 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-on-brand bg-veil"
              style={{ left: `${String(place.x * 100)}%`, top: `${String(place.y * 100)}%` }}
            />
          )}
        </div>
        {place === null ? (
          <div className="flex flex-wrap justify-end gap-3">
            <Button
              kind="secondary"
              disabled={tags.length >= mostTags}
              onClick={() => {
                setPlace(middle);
              }}
            >
              <UserRoundPlus className="size-5" aria-hidden="true" />
              {t('composer.tagAdd')}
            </Button>
            <Button onClick={onClose}>{t('composer.tagDone')}</Button>
          </div>
        ) : (
          <>
            <PeoplePicker
              label={t('composer.tagPerson')}
              chosen={[]}
              most={1}
              without={tags.map(({ userId }) => userId)}
              autoFocus
              onChange={([person]) => {
                if (person) onChange([...tags, { userId: person.id, username: person.username, ...place }]);
                setPlace(null);
              }}
            />
            <Button
              kind="secondary"
              onClick={() => {
                setPlace(null);
              }}
            >
              {t('app.cancel')}
            </Button>
          </>
        )}
        {tags.length > 0 && (
          <ul className="flex flex-wrap gap-2" aria-label={t('posts.people')}>
            {tags.map((tag) => (
              <li key={tag.userId} className="flex items-center rounded-full bg-brand-soft ps-4 text-link">
                {tag.username}
                <IconButton
                  icon={X}
                  iconClass="size-4"
                  label={t('composer.tagRemove', { name: tag.username })}
                  onClick={() => {
                    onChange(tags.filter((each) => each !== tag));
                  }}
                />
              </li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}
