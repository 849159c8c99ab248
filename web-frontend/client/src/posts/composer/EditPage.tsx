import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { Post, Schemas } from '../../api/api';
import { useMe } from '../../api/session';
import { NotFoundPage } from '../../app/NotFoundPage';
import { useI18n } from '../../i18n/i18n';
import { Button } from '../../ui/Button';
import { classes } from '../../ui/classes';
import { PageHeader } from '../../ui/PageHeader';
import { Photo } from '../../ui/Photo';
import { Query } from '../../ui/states';
import { toast } from '../../ui/toasts';
import { usePostChanges } from '../changes';
import { postOptions } from '../queries';
import { FieldsForm } from './FieldsForm';
import { changeOf, fieldsOf, type Fields } from './fields';
import { LeaveGuard } from './LeaveGuard';
import { mostCaption } from './limits';
import { PhotoTexts, type Texts } from './PhotoTexts';
import { show } from './sender';

/** Changes a post of one's own: a draft, one that waits for its time, or one that was published. Its photos stay. */
export function EditPage() {
  const { t } = useI18n();
  const { id = '' } = useParams();
  const me = useMe();
  const query = useQuery(postOptions(id));
  if (query.data !== undefined && query.data.author.id !== me.id) return <NotFoundPage />;
  return (
    <>
      <PageHeader title={t(query.data?.publishedAt === null ? 'composer.editDraft' : 'composer.edit')} back />
      <Query query={query}>{(post) => <Edit key={post.id} post={post} />}</Query>
    </>
  );
}

function Edit({ post }: { post: Post }) {
  const { t } = useI18n();
  const navigate = useNavigate();
  const { edit, publish } = usePostChanges(post);
  const [fields, setFields] = useState<Fields>(() => fieldsOf(post));
  const [texts, setTexts] = useState<ReadonlyMap<string, Texts>>(() => new Map(post.media.map(({ id, altText, tags }) => [id, { altText, tags }])));
  const [isDirty, setDirty] = useState(false);
  const [busy, setBusy] = useState<'save' | 'publish' | null>(null);
  const isBusy = busy !== null;
  const isWaiting = post.publishedAt === null;
  const isScheduled = post.status === 'scheduled';
  const canSave = fields.caption.length <= mostCaption && (fields.caption.trim() !== '' || post.media.length > 0) && !(isScheduled && fields.publishAt === '');

  const body = (): Schemas['EditPostRequest'] => ({
    ...changeOf(post, fields),
    ...(post.media.length > 0 && {
      media: [...texts].map(([id, { altText, tags }]) => ({ id, altText: altText.trim(), tags: tags.map(({ userId, x, y }) => ({ userId, x, y })) })),
    }),
  });

  const save = async (isPublished: boolean) => {
    setBusy(isPublished ? 'publish' : 'save');
    try {
      await edit(body());
      if (isPublished) show(await publish());
    } catch {
      setBusy(null);
      return; // said already
    }
    setDirty(false);
    toast(t(isPublished ? 'composer.published' : 'composer.saved'));
    await navigate(isWaiting && !isPublished ? '/drafts' : `/p/${post.id}`, { replace: true });
  };

  return (
    <>
      <LeaveGuard isDirty={isDirty && !isBusy} {...(canSave && { keep: { label: t('app.save'), act: () => void save(false) } })} />
      <form
        className={classes('mx-auto grid items-start gap-6 p-4 md:p-6', post.media.length > 0 ? 'max-w-page md:grid-cols-2' : 'max-w-feed')}
        onSubmit={(event) => {
          event.preventDefault();
          if (canSave && !isBusy) void save(false);
        }}
        onChange={() => {
          setDirty(true);
        }}
      >
        <div className="grid min-w-0 gap-5">
          <FieldsForm fields={fields} onChange={setFields} canSchedule={isWaiting} isDraft={post.status === 'draft'} />
          <div className="flex flex-wrap justify-end gap-3">
            <Button type="submit" kind={isWaiting ? 'secondary' : 'primary'} busy={busy === 'save'} disabled={!canSave}>
              {t('app.save')}
            </Button>
            {isWaiting && (
              <Button busy={busy === 'publish'} disabled={!canSave} onClick={() => void save(true)}>
                {t('composer.publishNow')}
              </Button>
            )}
          </div>
        </div>
        {post.media.length > 0 && (
        <div className="grid min-w-0 gap-8">
          {post.media.map((picture) => (
            <div className="grid gap-3" key={picture.id}>
              <div className="overflow-hidden rounded-lg border border-line" style={{ aspectRatio: `${String(picture.width)} / ${String(picture.height)}` }}>
                <Photo picture={picture} className="size-full" sizes="(min-width: 48rem) 30rem, 100vw" fit="contain" />
              </div>
              <PhotoTexts
                url={picture.variants[0]?.url ?? ''}
                texts={texts.get(picture.id) ?? picture}
                onChange={(change) => {
                  setDirty(true);
                  setTexts((before) => new Map(before).set(picture.id, { ...(before.get(picture.id) ?? picture), ...change }));
                }}
              />
            </div>
          ))}
        </div>
        )}
      </form>
    </>
  );
}
