import { lazy, Suspense } from 'react';
import { useWaiting } from '../offline/useWaiting';

const WaitingPosts = lazy(async () => ({ default: (await import('../posts/composer/WaitingPosts')).WaitingPosts }));

/** Says what is being sent that takes its time. */
export function Waiting() {
  const hasPosts = useWaiting('post').length > 0;
  return (
    hasPosts && (
      <Suspense>
        <WaitingPosts />
      </Suspense>
    )
  );
}
