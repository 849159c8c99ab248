import { Check, CheckCheck, Clock } from 'lucide-react';
import { useI18n } from '../i18n/i18n';
import { useThread } from './ThreadContext';

/** How far one's own message has come: sent, delivered to all, read by all; to screen readers by whom. */
export function Ticks({ sequence }: { sequence: number | null }) {
  const { t, format } = useI18n();
  const { marks } = useThread();
  if (sequence === null) return <Tick icon={Clock} label={t('chats.tick.waiting')} />;
  if (marks === null || marks.length === 0) return <Tick icon={Check} label={t('chats.tick.sent')} />;
  const readers = marks.filter(({ readUpTo }) => readUpTo >= sequence);
  const isDelivered = marks.every(({ deliveredUpTo, readUpTo }) => Math.max(deliveredUpTo, readUpTo) >= sequence);
  const label = readers.length > 0 ? t('chats.tick.readBy', { names: format.list(readers.map(({ name }) => name)) }) : t(isDelivered ? 'chats.tick.delivered' : 'chats.tick.sent');
  if (readers.length === marks.length) return <Tick icon={CheckCheck} label={label} className="text-link [&_svg]:stroke-3" />;
  return <Tick icon={isDelivered ? CheckCheck : Check} label={label} />;
}

function Tick({ icon: Icon, label, className = '' }: { icon: typeof Check; label: string; className?: string }) {
  return (
    <span className={className} title={label}>
      <Icon className="size-4" aria-hidden="true" />
      <span className="sr-only">{label}</span>
    </span>
  );
}
