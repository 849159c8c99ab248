import type accounts from './locales/en/accounts.json';
import type app from './locales/en/app.json';
import type chats from './locales/en/chats.json';
import type comments from './locales/en/comments.json';
import type composer from './locales/en/composer.json';
import type feeds from './locales/en/feeds.json';
import type graph from './locales/en/graph.json';
import type notifications from './locales/en/notifications.json';
import type posts from './locales/en/posts.json';
import type profiles from './locales/en/profiles.json';
import type saved from './locales/en/saved.json';
import type search from './locales/en/search.json';
import type settings from './locales/en/settings.json';

/** The names of all messages: a file a feature, each beginning with the feature's name. */
export type MessageKey =
  | keyof typeof accounts
  | keyof typeof app
  | keyof typeof chats
  | keyof typeof comments
  | keyof typeof composer
  | keyof typeof feeds
  | keyof typeof graph
  | keyof typeof notifications
  | keyof typeof posts
  | keyof typeof profiles
  | keyof typeof saved
  | keyof typeof search
  | keyof typeof settings;
