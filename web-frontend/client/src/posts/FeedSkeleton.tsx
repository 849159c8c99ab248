import { useI18n } from '../i18n/i18n';

/** The place of posts below each other while they are on their way. */
export function FeedSkeleton() {
  const { t } = useI18n();
  return (
    <div role="status">
      <span className="sr-only">{t('app.loading')}</span>
      <div className="grid gap-5 motion-safe:animate-pulse" aria-hidden="true">
        {[0, 1].map((each) => (
          <div key={each} className="border-line bg-surface pb-16 sm:rounded-lg sm:border">
            <div className="flex min-h-14 items-center gap-3 px-4">
              <div className="size-10 rounded-full bg-sunken" />
              <div className="grid gap-2">
                <div className="h-4 w-32 rounded-sm bg-sunken" />
                <div className="h-3 w-16 rounded-sm bg-sunken" />
              </div>
            </div>
            <div className="aspect-square bg-sunken" />
          </div>
        ))}
      </div>
    </div>
  );
}
