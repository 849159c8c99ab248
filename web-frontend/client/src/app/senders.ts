import { registerLater } from '../offline/outbox';

// Who sends what an earlier visit has left; of what a screen has registered already nothing is loaded.
registerLater('like', () => import('../posts/actions'));
registerLater('bookmark', () => import('../posts/actions'));
registerLater('comment', () => import('../comments/sender'));
registerLater('commentLike', () => import('../comments/sender'));
registerLater('post', () => import('../posts/composer/sender'));
registerLater('message', () => import('../chats/sending'));
registerLater('files', () => import('../chats/sending'));
