import type { Pager } from '../api/pages';
import { useI18n } from '../i18n/i18n';
import { Button } from '../ui/Button';

/** Asks for the rest of a list that is read a page at a time. */
export function More({ query: { hasNextPage, isFetchingNextPage, fetchNextPage } }: { query: Pager }) {
  const { t } = useI18n();
  return (
    hasNextPage && (
      <div className="mt-3 grid justify-items-center">
        <Button kind="quiet" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('chats.more')}
        </Button>
      </div>
    )
  );
}
