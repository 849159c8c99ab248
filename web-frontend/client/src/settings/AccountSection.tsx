import { useState } from 'react';
import { api, done, take } from '../api/api';
import { useMe, useSession } from '../api/session';
import { useI18n } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { Confirm } from '../ui/Confirm';
import { useAction } from '../ui/useAction';
import { EmailStatus } from './EmailStatus';
import { LeaveDialog } from './LeaveDialog';
import { Card, Section } from './Section';

/** The account: its address, how to sign out, and how to leave. */
export function AccountSection() {
  const { t, format } = useI18n();
  const me = useMe();
  const { signOut, forget } = useSession();
  const [open, setOpen] = useState<'everywhere' | 'deactivate' | 'delete' | null>(null);
  const close = () => {
    setOpen(null);
  };
  const leave = useAction(signOut);
  const leaveAll = useAction(async () => {
    await take(api.POST('/api/v1/auth/logout-all'));
    await forget();
  });
  return (
    <Section title={t('settings.account')}>
      <Card>
        <dl className="grid gap-x-6 gap-y-1 *:[dd]:mb-3 sm:gap-y-3 sm:*:[dd]:mb-0 sm:grid-cols-[auto_1fr]">
          <dt className="text-soft">{t('accounts.username')}</dt>
          <dd>
            <bdi dir="ltr">@{me.username}</bdi>
          </dd>
          <dt className="text-soft">{t('accounts.email')}</dt>
          <dd className="min-w-0 wrap-anywhere">
            <EmailStatus email={me.email} isVerified={me.emailVerified} />
          </dd>
          <dt className="text-soft">{t('settings.since')}</dt>
          <dd>{format.day(me.createdAt)}</dd>
        </dl>
      </Card>
      <Card title={t('settings.signOut')} text={t('settings.signOutText')}>
        <div className="flex flex-wrap gap-3">
          <Button
            kind="secondary"
            busy={leave.isBusy}
            onClick={() => {
              leave.run();
            }}
          >
            {t('settings.signOut')}
          </Button>
          <Button
            kind="secondary"
            onClick={() => {
              setOpen('everywhere');
            }}
          >
            {t('settings.signOutAll')}
          </Button>
        </div>
      </Card>
      <Card title={t('settings.deactivate')} text={t('settings.deactivateText')}>
        <Button
          kind="secondary"
          className="justify-self-start"
          onClick={() => {
            setOpen('deactivate');
          }}
        >
          {t('settings.deactivate')}
        </Button>
      </Card>
      <Card title={t('settings.delete')} text={t('settings.deleteText')}>
        <Button
          kind="danger"
          className="justify-self-start"
          onClick={() => {
            setOpen('delete');
          }}
        >
          {t('settings.delete')}
        </Button>
      </Card>
      {open === 'everywhere' && <Confirm title={t('settings.signOutAll')} text={t('settings.signOutAllText')} action={t('settings.signOutAll')} onConfirm={() => leaveAll.runAsync()} onClose={close} />}
      {open === 'deactivate' && (
        <LeaveDialog
          title={t('settings.deactivate')}
          text={t('settings.deactivateSure')}
          send={async (password) => {
            await take(api.POST('/api/v1/users/me/deactivate', { body: { password } }));
            await forget();
          }}
          onClose={close}
        />
      )}
      {open === 'delete' && (
        <LeaveDialog
          title={t('settings.delete')}
          text={t('settings.deleteSure')}
          username={me.username}
          send={async (password) => {
            await done(api.DELETE('/api/v1/users/me', { body: { password } }));
            await forget();
          }}
          onClose={close}
        />
      )}
    </Section>
  );
}
