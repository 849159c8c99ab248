import { SearchX } from 'lucide-react';
import { useI18n } from '../i18n/i18n';
import { ButtonLink } from '../ui/Button';
import { useTitle } from '../ui/PageHeader';
import { Empty } from '../ui/states';

/** For addresses where there is nothing. */
export function NotFoundPage() {
  const { t } = useI18n();
  useTitle(t('app.notFound.title'));
  return (
    <>
      <h1 className="sr-only">{t('app.notFound.title')}</h1>
      <Empty icon={SearchX} title={t('app.notFound.title')} text={t('app.notFound.text')}>
        <ButtonLink to="/">{t('app.home')}</ButtonLink>
      </Empty>
    </>
  );
}
