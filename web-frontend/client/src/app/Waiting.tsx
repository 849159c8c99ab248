import { lazy, Suspense } from 'react';
import { withMessages } from '../i18n/locales';
import { useWaiting } from '../offline/useWaiting';

// Where it cannot be loaded, what waits is sent all the same.
const WaitingPosts = lazy(() =>
  withMessages(() => import('../posts/composer/WaitingPosts')).then(
    (module) => ({ default: module.WaitingPosts }),
    () => ({ default: () => null }),
  ),
);

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
