import { useI18n } from '../i18n/i18n';
import { useNow } from './useNow';

/** How long ago something was, kept up to date; the exact time as its tip. */
export function Ago({ time, className }: { time: string; className?: string }) {
  const { format } = useI18n();
  const now = useNow();
  return (
    <time className={className} dateTime={time} title={format.time(time)}>
      {format.ago(time, now)}
    </time>
  );
}
