import { useInfiniteQuery } from '@tanstack/react-query';
import { Heart } from 'lucide-react';
import { useParams } from 'react-router';
import { isCode } from '../api/errors';
import { UserList } from '../graph/UserList';
import { useI18n } from '../i18n/i18n';
import { PageHeader } from '../ui/PageHeader';
import { Empty } from '../ui/states';
import { likersOptions } from './likers';

/** Who likes a post. */
export function LikersPage() {
  const { t } = useI18n();
  const { id = '' } = useParams();
  const query = useInfiniteQuery(likersOptions(id));
  return (
    <>
      <PageHeader title={t('posts.likers')} back />
      {isCode(query.error, 'likes_hidden') ? (
        <Empty icon={Heart} title={t('posts.likesHidden')} />
      ) : (
        <UserList label={t('posts.likers')} query={query} empty={{ icon: Heart, title: t('posts.noLikes') }} />
      )}
    </>
  );
}
