import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useForm } from '../accounts/useForm';
import { api, take, type Schemas } from '../api/api';
import { PeoplePicker, type Person } from '../graph/PeoplePicker';
import { useI18n } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { classes } from '../ui/classes';
import { Field, TextArea } from '../ui/Field';
import { useTitle } from '../ui/PageHeader';
import { Failed, Loading } from '../ui/states';
import { BackLink } from './BackLink';
import { chatCache } from './cache';

const kinds = ['private', 'group', 'channel'] as const;

const mostMembers = 999;

function useCreate() {
  const cache = chatCache(useQueryClient());
  const navigate = useNavigate();
  return async (body: Schemas['CreateChatRequest']) => {
    const chat = await take(api.POST('/api/v1/chats', { body }));
    cache.putChat(chat);
    await navigate(`/chats/${chat.id}`, { replace: true });
  };
}

/** Begins a chat; with `?user=` the private one with that user, at once. */
export function NewChatPage() {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const userId = search.get('user');
  useTitle(t('chats.new'));
  return (
    <div className="flex h-full flex-col">
      <header className="flex min-h-14 items-center gap-1 border-b border-line px-2">
        <BackLink to="/chats" />
        <h1 className="text-lg font-bold">{t('chats.new')}</h1>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">{userId === null ? <Form /> : <Begin userId={userId} />}</div>
    </div>
  );
}

function Begin({ userId }: { userId: string }) {
  const create = useCreate();
  const [error, setError] = useState<unknown>(null);
  const begin = useEffectEvent(() => {
    create({ type: 'private', members: [userId] }).catch(setError);
  });
  useEffect(() => {
    begin();
  }, [userId]);
  return error === null ? <Loading /> : <Failed error={error} />;
}

function Form() {
  const { t } = useI18n();
  const create = useCreate();
  const [type, setType] = useState<(typeof kinds)[number]>('private');
  const [chosen, setChosen] = useState<Person[]>([]);
  const members = chosen.map(({ id }) => id);
  const form = useForm((field) => create(type === 'private' ? { type, members } : { type, members, name: field('name').trim(), description: field('description').trim() }));
  return (
    <form className="mx-auto grid max-w-lg gap-4 p-4" onSubmit={form.onSubmit}>
      <div className="flex gap-1" role="group" aria-label={t('chats.kindOfChat')}>
        {kinds.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === type}
            className={classes('min-h-11 rounded-full px-4 text-sm font-medium', each === type ? 'bg-brand text-on-brand' : 'text-soft hover:bg-sunken')}
            onClick={() => {
              setType(each);
              if (each === 'private') setChosen(chosen.slice(0, 1));
            }}
          >
            {t(`chats.new.${each}`)}
          </button>
        ))}
      </div>
      {type !== 'private' && (
        <>
          <Field label={t('chats.name')} name="name" maxLength={100} required error={form.of('name')} />
          <TextArea label={t('chats.description')} name="description" maxLength={500} rows={2} error={form.of('description')} />
        </>
      )}
      <PeoplePicker
        key={type === 'private' ? 'one' : 'many'}
        label={t(type === 'private' ? 'chats.person' : type === 'group' ? 'chats.people' : 'chats.firstSubscribers')}
        chosen={chosen}
        onChange={setChosen}
        most={type === 'private' ? 1 : mostMembers}
      />
      {form.failure !== null && (
        <p className="text-bad" role="alert">
          {form.failure}
        </p>
      )}
      <Button type="submit" busy={form.isBusy} disabled={type !== 'channel' && chosen.length === 0}>
        {t('chats.begin')}
      </Button>
    </form>
  );
}
