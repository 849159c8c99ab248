import { ArrowLeft } from 'lucide-react';
import { Link } from 'react-router';
import { useI18n } from '../i18n/i18n';

/** A way to the screen above. */
export function BackLink({ to, className = '' }: { to: string; className?: string }) {
  const { t } = useI18n();
  return (
    <Link className={`touch inline-flex items-center justify-center rounded-full text-ink hover:bg-sunken ${className}`} to={to} aria-label={t('app.back')} title={t('app.back')}>
      <ArrowLeft className="size-6 rtl:-scale-x-100" aria-hidden="true" />
    </Link>
  );
}
