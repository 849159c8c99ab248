import { useQuery, useQueryClient } from '@tanstack/react-query';
import { KeyRound, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { FormError } from '../accounts/FormError';
import { canPasskeys, isDismissed, makePasskey } from '../accounts/passkeys';
import { useForm } from '../accounts/useForm';
import { api, done, type Schemas } from '../api/api';
import { isCode } from '../api/errors';
import { useI18n } from '../i18n/i18n';
import { Ago } from '../ui/Ago';
import { Button } from '../ui/Button';
import { Confirm } from '../ui/Confirm';
import { Field } from '../ui/Field';
import { IconButton } from '../ui/IconButton';
import { Query } from '../ui/states';
import { toast } from '../ui/toasts';
import { useAction } from '../ui/useAction';
import { deviceOf } from './device';
import { passkeysOptions } from './queries';
import { Card, Section } from './Section';

/** The account's passkeys: listed, added, removed. */
export function PasskeysSection() {
  const { t, format } = useI18n();
  const queries = useQueryClient();
  const query = useQuery(passkeysOptions);
  const [removed, setRemoved] = useState<Schemas['PasskeyAnswer'] | null>(null);
  const remove = useAction((id: string) => done(api.DELETE('/api/v1/auth/passkeys/{id}', { params: { path: { id } } })), {
    then: (_, gone) => {
      queries.setQueryData(passkeysOptions.queryKey, (kept) => kept?.filter(({ id }) => id !== gone));
    },
  });
  return (
    <Section title={t('settings.passkeys')} intro={t('settings.passkeysText')}>
      <Query query={query}>
        {(passkeys) => (
          <>
            <Card>
              {passkeys.length === 0 ? (
                <p className="text-soft">{t('settings.noPasskeys')}</p>
              ) : (
                <ul className="grid gap-4" aria-label={t('settings.passkeys')}>
                  {passkeys.map((passkey) => (
                    <li key={passkey.id} className="flex items-center gap-4">
                      <KeyRound className="size-6 shrink-0 text-soft" aria-hidden="true" />
                      <div className="min-w-0 flex-1">
                        <p className="font-medium wrap-anywhere" dir="auto">
                          {passkey.name}
                        </p>
                        <p className="text-sm text-soft">
                          {t('settings.passkeyMade', { day: format.day(passkey.createdAt) })} · {passkey.lastUsedAt === null ? t('settings.neverUsed') : <Ago time={passkey.lastUsedAt} />}
                        </p>
                      </div>
                      <IconButton
                        icon={Trash2}
                        label={t('settings.removePasskey', { name: passkey.name })}
                        onClick={() => {
                          setRemoved(passkey);
                        }}
                      />
                    </li>
                  ))}
                </ul>
              )}
            </Card>
            {canPasskeys() ? (
              <Add
                key={passkeys.length}
                onAdded={(made) => {
                  queries.setQueryData(passkeysOptions.queryKey, [...passkeys, made]);
                  toast(t('settings.passkeyAdded'));
                }}
              />
            ) : (
              <p className="text-soft">{t('settings.passkeysNotHere')}</p>
            )}
          </>
        )}
      </Query>
      {removed && (
        <Confirm
          title={t('settings.removePasskey', { name: removed.name })}
          text={t('settings.removePasskeyText')}
          action={t('settings.remove')}
          onConfirm={() => remove.runAsync(removed.id)}
          onClose={() => {
            setRemoved(null);
          }}
        />
      )}
    </Section>
  );
}

function Add({ onAdded }: { onAdded: (passkey: Schemas['PasskeyAnswer']) => void }) {
  const { t } = useI18n();
  const { browser, system } = deviceOf(navigator.userAgent);
  const form = useForm(async (field) => {
    try {
      onAdded(await makePasskey(field('name').trim()));
    } catch (error) {
      if (!isDismissed(error)) throw error;
    }
  });
  const isThere = isCode(form.error, 'passkey_exists') || (form.error instanceof DOMException && form.error.name === 'InvalidStateError');
  return (
    <Card title={t('settings.addPasskey')} text={t('settings.addPasskeyText')}>
      <form className="grid gap-4" onSubmit={form.onSubmit}>
        <Field
          label={t('settings.passkeyName')}
          name="name"
          maxLength={50}
          autoComplete="off"
          defaultValue={system === null ? browser : t('settings.device', { browser, system })}
          error={form.of('name')}
        />
        <FormError text={isThere ? t('settings.passkeyExists') : isCode(form.error, 'too_many_passkeys') ? t('settings.tooManyPasskeys') : form.failure} />
        <Button className="justify-self-start" type="submit" busy={form.isBusy}>
          {t('settings.addPasskey')}
        </Button>
      </form>
    </Card>
  );
}
