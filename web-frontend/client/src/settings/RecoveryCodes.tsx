import { Copy, Download } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { useMe } from '../api/session';
import { useI18n } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { toast } from '../ui/toasts';
import { Card } from './Section';

/** Recovery codes, which are shown this once: to be copied or downloaded before one goes on. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { t } = useI18n();
  const { username } = useMe();
  const text = codes.join('\n');
  const file = useMemo(() => URL.createObjectURL(new Blob([`InstaHub, ${username}\n\n${text}\n`], { type: 'text/plain' })), [username, text]);
  useEffect(
    () => () => {
      URL.revokeObjectURL(file);
    },
    [file],
  );
  return (
    <Card title={t('settings.recoveryCodes')} text={t('settings.recoveryCodesText')}>
      <ul className="grid grid-cols-[repeat(auto-fit,minmax(12rem,1fr))] gap-x-6 gap-y-2 rounded-md bg-sunken p-4 font-mono" dir="ltr" aria-label={t('settings.recoveryCodes')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-3">
        <Button
          kind="secondary"
          onClick={() => {
            navigator.clipboard.writeText(text).then(
              () => {
                toast(t('settings.copied'));
              },
              () => {
                toast(t('app.failed.title'), { isError: true });
              },
            );
          }}
        >
          <Copy className="size-5" aria-hidden="true" />
          {t('settings.copy')}
        </Button>
        <a className="inline-flex min-h-11 items-center gap-2 rounded-full border border-edge bg-surface px-5 font-medium text-ink no-underline hover:bg-sunken" href={file} download={`instahub-${username}-codes.txt`}>
          <Download className="size-5" aria-hidden="true" />
          {t('settings.download')}
        </a>
        <Button onClick={onDone}>{t('settings.codesKept')}</Button>
      </div>
    </Card>
  );
}
