import { withMessages } from '../i18n/locales';
import { registerLater } from '../offline/outbox';

// Who sends what an earlier visit has left; of what a screen has registered already nothing is loaded.
registerLater('like', () => withMessages(() => import('../posts/actions')));
registerLater('bookmark', () => withMessages(() => import('../posts/actions')));
registerLater('comment', () => withMessages(() => import('../comments/sender')));
registerLater('commentLike', () => withMessages(() => import('../comments/sender')));
registerLater('post', () => withMessages(() => import('../posts/composer/sender')));
registerLater('message', () => withMessages(() => import('../chats/sending')));
registerLater('files', () => withMessages(() => import('../chats/sending')));
