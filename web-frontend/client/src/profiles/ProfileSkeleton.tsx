import { useI18n } from '../i18n/i18n';
import { GridSkeleton } from '../posts/GridSkeleton';

/** The place of a profile while it is on its way. */
export function ProfileSkeleton() {
  const { t } = useI18n();
  return (
    <div role="status">
      <span className="sr-only">{t('app.loading')}</span>
      <div className="mx-auto grid max-w-page grid-cols-[auto_1fr] items-center gap-x-5 gap-y-4 px-4 py-5 motion-safe:animate-pulse sm:gap-x-10 sm:px-8 sm:py-8" aria-hidden="true">
        <div className="size-20 rounded-full bg-sunken sm:row-span-2 sm:size-36" />
        <div className="grid gap-2">
          <div className="h-6 w-40 max-w-full rounded-sm bg-sunken" />
          <div className="h-4 w-28 rounded-sm bg-sunken" />
        </div>
        <div className="col-span-2 grid gap-4 sm:col-span-1 sm:col-start-2">
          <div className="h-11 w-72 max-w-full rounded-sm bg-sunken" />
          <div className="h-11 w-56 max-w-full rounded-full bg-sunken" />
        </div>
      </div>
      <div aria-hidden="true">
        <GridSkeleton rows={3} />
      </div>
    </div>
  );
}
