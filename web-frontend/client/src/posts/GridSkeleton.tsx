import { useI18n } from '../i18n/i18n';

/** The place of a grid of posts while it is on its way. */
export function GridSkeleton({ rows = 4 }: { rows?: number }) {
  const { t } = useI18n();
  return (
    <div className="mx-auto max-w-page p-0.5 sm:p-4" role="status">
      <span className="sr-only">{t('app.loading')}</span>
      <div className="grid grid-cols-3 gap-[3px] motion-safe:animate-pulse" aria-hidden="true">
        {Array.from({ length: rows * 3 }, (_, index) => (
          <div key={index} className="aspect-square bg-sunken" />
        ))}
      </div>
    </div>
  );
}
