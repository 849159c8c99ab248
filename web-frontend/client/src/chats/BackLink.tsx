import { ArrowLeft } from 'lucide-react';
import { Link, useNavigate } from 'react-router';
import { useI18n } from '../i18n/i18n';
import { trail } from './trail';

/** A way to the screen above: back, where somebody came from there. It leaves nothing behind to which the browser's own way back would lead again. */
export function BackLink({ to, className = '' }: { to: string; className?: string }) {
  const { t } = useI18n();
  const navigate = useNavigate();
  return (
    <Link
      className={`touch inline-flex items-center justify-center rounded-full text-ink hover:bg-sunken ${className}`}
      to={to}
      replace
      aria-label={t('app.back')}
      title={t('app.back')}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || !trail.isBefore(to)) return;
        event.preventDefault();
        void navigate(-1);
      }}
    >
      <ArrowLeft className="size-6 rtl:-scale-x-100" aria-hidden="true" />
    </Link>
  );
}
