import { useQueryClient } from '@tanstack/react-query';
import { MessageCirclePlus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { api, take } from '../api/api';
import { isCode } from '../api/errors';
import { useI18n } from '../i18n/i18n';
import { Button, ButtonLink } from '../ui/Button';
import { useErrorText } from '../ui/errorText';
import { useTitle } from '../ui/PageHeader';
import { Empty } from '../ui/states';
import { BackLink } from './BackLink';
import { chatCache } from './cache';

/** Comes into a chat by an invitation, when the user says so. Its secret is taken out of the address. */
export function JoinPage() {
  const { t } = useI18n();
  const text = useErrorText();
  const cache = chatCache(useQueryClient());
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const { hash } = useLocation();
  const [invite] = useState(() => search.get('invite') ?? hash.slice(1));
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  useTitle(t('chats.join'));

  useEffect(() => {
    history.replaceState(history.state, '', '/chats/join');
  }, []);

  const join = async () => {
    setBusy(true);
    setError(null);
    try {
      const chat = await take(api.POST('/api/v1/chats/join', { body: { invite } }));
      cache.putChat(chat);
      await navigate(`/chats/${chat.id}`, { replace: true });
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };

  return (
    <>
      <header className="flex min-h-14 items-center gap-1 border-b border-line px-2">
        <BackLink to="/chats" />
        <h1 className="text-lg font-bold">{t('chats.join')}</h1>
      </header>
      <Empty icon={MessageCirclePlus} title={t(invite === '' ? 'chats.join.none' : 'chats.join.text')}>
        {error !== null && (
          <p className="text-bad" role="alert">
            {isCode(error, 'invite_expired', 'not_found') ? t('chats.join.expired') : isCode(error, 'banned') ? t('chats.join.banned') : isCode(error, 'chat_full') ? t('chats.join.full') : text(error)}
          </p>
        )}
        <div className="flex flex-wrap justify-center gap-3">
          <ButtonLink kind="secondary" to="/chats">
            {t('app.cancel')}
          </ButtonLink>
          {invite !== '' && (
            <Button busy={isBusy} onClick={() => void join()}>
              {t('chats.join.action')}
            </Button>
          )}
        </div>
      </Empty>
    </>
  );
}
