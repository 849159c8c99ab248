import { ArrowLeft } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useI18n } from '../i18n/i18n';
import { classes } from './classes';
import { historyIndex } from './historyIndex';
import { IconButton } from './IconButton';

/** The title of a screen, of the browser's tab too; with a way back where that is wanted. */
export function PageHeader({ title, back = false, backClass, children }: { title: string; back?: boolean; backClass?: string; children?: ReactNode }) {
  const { t } = useI18n();
  const navigate = useNavigate();
  useTitle(title);
  return (
    <header className="sticky top-0 z-20 flex min-h-14 items-center gap-2 border-b border-line bg-ground/95 px-4 backdrop-blur-sm">
      {back && (
        <IconButton
          icon={ArrowLeft}
          iconClass="rtl:-scale-x-100"
          className={classes('-ms-3', backClass)}
          label={t('app.back')}
          onClick={() => {
            if ((historyIndex() ?? 0) > 0) void navigate(-1);
            else void navigate('/');
          }}
        />
      )}
      <div className="min-w-0 flex-1">
        {/* It begins where the line does, and a name that runs the other way is cut at its own end. */}
        <h1 className="w-fit max-w-full truncate text-lg font-bold" dir="auto">
          {title}
        </h1>
      </div>
      {children}
    </header>
  );
}

/** Names the browser's tab. */
export function useTitle(title: string) {
  useEffect(() => {
    document.title = title === '' ? 'InstaHub' : `${title} · InstaHub`;
  }, [title]);
}
