import { SendHorizontal, Square, Trash2 } from 'lucide-react';
import { useI18n } from '../i18n/i18n';
import { IconButton } from '../ui/IconButton';
import { useRecording, type Recorded } from './recording';
import { useObjectUrl } from './useObjectUrl';
import { lengthText, VoicePlayer } from './VoicePlayer';

/** Records a voice message in place of the writing; it can be heard before it is sent. */
export function VoiceRecorder({ onSend, onCancel }: { onSend: (recorded: Recorded) => void; onCancel: () => void }) {
  const { t } = useI18n();
  const { state, seconds, levels, recorded, stop } = useRecording();
  return (
    <div
      className="flex items-center gap-2"
      role="group"
      aria-label={t('chats.voice.record')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      <IconButton className="shrink-0 text-bad" icon={Trash2} label={t('chats.voice.cancel')} onClick={onCancel} autoFocus />
      <div className="flex min-w-0 flex-1 items-center gap-3">
        {state === 'refused' ? (
          <p className="text-sm text-bad" role="alert">
            {t('chats.voice.refused')}
          </p>
        ) : recorded ? (
          <Heard recorded={recorded} />
        ) : (
          <>
            <span className="size-3 shrink-0 animate-pulse rounded-full bg-danger" aria-hidden="true" />
            <span className="w-12 shrink-0 tabular-nums" role="timer">
              {lengthText(seconds)}
            </span>
            <div className="flex h-9 min-w-0 flex-1 items-center justify-end gap-0.5 overflow-hidden" aria-hidden="true">
              {levels.map((level, index) => (
                <span key={index} className="w-1 shrink-0 rounded-full bg-brand" style={{ height: `${String(Math.max(8, level))}%` }} />
              ))}
            </div>
            <p className="sr-only" role="status">
              {t(state === 'recording' ? 'chats.voice.recording' : 'app.loading')}
            </p>
          </>
        )}
      </div>
      {recorded === null ? (
        state !== 'refused' && <IconButton className="shrink-0" icon={Square} iconClass="fill-current size-5" label={t('chats.voice.stop')} onClick={stop} disabled={state !== 'recording'} />
      ) : (
        <IconButton
          className="shrink-0 bg-brand text-on-brand hover:bg-brand-strong"
          icon={SendHorizontal}
          iconClass="size-5 rtl:-scale-x-100"
          label={t('chats.send')}
          autoFocus
          onClick={() => {
            onSend(recorded);
          }}
        />
      )}
    </div>
  );
}

function Heard({ recorded }: { recorded: Recorded }) {
  const url = useObjectUrl(recorded.file);
  return url !== null && <VoicePlayer file={{ url, duration: recorded.duration, waveform: recorded.levels, fileName: null, kind: 'voice' }} />;
}
