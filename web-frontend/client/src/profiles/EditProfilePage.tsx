import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { isCode } from '../api/errors';
import { useMe } from '../api/session';
import { FormError } from '../accounts/FormError';
import { useForm } from '../accounts/useForm';
import type { Me } from '../api/api';
import { useI18n } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { Field, TextArea } from '../ui/Field';
import { PageHeader } from '../ui/PageHeader';
import { Loading } from '../ui/states';
import { Switch } from '../ui/Switch';
import { AvatarField } from './AvatarField';
import { LinksField } from './LinksField';
import { meOptions } from './queries';
import { useSaveProfile } from './useSaveProfile';

/** The server's limits of a profile (`PATCH users/me`). */
const [mostName, mostBio] = [50, 500];

/** Edits one's own profile. */
export function EditProfilePage() {
  const { t } = useI18n();
  const remembered = useMe();
  // What this browser remembers may be older than an edit elsewhere.
  const { data, isPending, fetchStatus } = useQuery({ ...meOptions(), staleTime: 0, gcTime: 0 });
  return (
    <>
      <PageHeader title={t('profiles.edit')} back backClass="lg:hidden" />
      <div className="mx-auto grid max-w-feed gap-6 px-4 py-6">
        <AvatarField me={remembered} />
        {isPending && fetchStatus === 'fetching' ? <Loading /> : <EditForm me={data ?? remembered} />}
      </div>
    </>
  );
}

function EditForm({ me }: { me: Me }) {
  const { t } = useI18n();
  const navigate = useNavigate();
  const { save } = useSaveProfile();
  const [links, setLinks] = useState(me.links);
  const [isPrivate, setPrivate] = useState(me.isPrivate);
  const [bioLength, setBioLength] = useState(me.bio.length);
  const form = useForm(async (field) => {
    const edited = await save(
      () =>
        Promise.resolve({
          displayName: field('displayName').trim(),
          username: field('username').trim(),
          bio: field('bio'),
          links: links.map((link) => link.trim()).filter((link) => link !== ''),
          isPrivate,
        }),
      t('profiles.saved'),
    );
    await navigate(`/u/${edited.username}`, { replace: true });
  });
  const isTaken = isCode(form.error, 'username_taken');
  return (
    <form className="grid gap-5" onSubmit={form.onSubmit}>
      <Field label={t('accounts.displayName')} name="displayName" autoComplete="name" maxLength={mostName} dir="auto" defaultValue={me.displayName} error={form.of('displayName')} />
      <Field
        label={t('accounts.username')}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        minLength={3}
        maxLength={30}
        dir="ltr"
        defaultValue={me.username}
        hint={t('accounts.usernameHint')}
        error={isTaken ? t('accounts.usernameTaken') : form.of('username')}
      />
      <TextArea
        label={t('profiles.bio')}
        name="bio"
        rows={4}
        maxLength={mostBio}
        dir="auto"
        defaultValue={me.bio}
        hint={t('profiles.bioHint', { count: mostBio - bioLength })}
        error={form.of('bio')}
        onChange={({ target }) => {
          setBioLength(target.value.length);
        }}
      />
      <LinksField links={links} error={form.of('links')} onChange={setLinks} />
      <Switch label={t('profiles.privateAccount')} hint={t('profiles.privateHint')} checked={isPrivate} onChange={setPrivate} />
      {me.isPrivate && !isPrivate && <p className="rounded-md bg-warn-soft px-4 py-3 text-warn">{t('profiles.publicHint')}</p>}
      <FormError text={isTaken ? null : form.failure} />
      <div className="flex flex-wrap justify-end gap-3">
        <Button
          kind="secondary"
          onClick={() => {
            void navigate(-1);
          }}
        >
          {t('app.cancel')}
        </Button>
        <Button type="submit" busy={form.isBusy}>
          {t('app.save')}
        </Button>
      </div>
    </form>
  );
}
