import { MessageCircle } from 'lucide-react';
import { Suspense, useEffect } from 'react';
import { Outlet, useLocation, useMatch } from 'react-router';
import { useI18n } from '../i18n/i18n';
import { useTitle } from '../ui/PageHeader';
import { Empty, Loading } from '../ui/states';
import { ChatList } from './ChatList';
import { trail } from './trail';
import { useChatsLive } from './useChatsLive';

/** The list of chats and what is chosen of it: side by side, on a phone one after the other. */
export function ChatsPage() {
  const isList = useMatch('/chats') !== null;
  useChatsLive();
  const { pathname, key } = useLocation();
  useEffect(() => trail.forget, []);
  useEffect(() => {
    trail.note(pathname);
  }, [pathname, key]);
  return (
    <div className="flex h-full min-h-0">
      <div className={`h-full min-h-0 w-full shrink-0 border-line md:block md:border-e md:w-80 xl:w-96 ${isList ? '' : 'hidden'}`}>
        <ChatList isHeading={isList} />
      </div>
      <div className={`h-full min-h-0 min-w-0 flex-1 ${isList ? 'hidden md:block' : ''}`}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </div>
    </div>
  );
}

/** In place of a chat while none is chosen. */
export function NoChat() {
  const { t } = useI18n();
  useTitle(t('app.chats'));
  return <Empty icon={MessageCircle} title={t('chats.choose')} />;
}
