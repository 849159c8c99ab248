import { Pause, Play } from 'lucide-react';
import { useRef, useState } from 'react';
import { useI18n } from '../i18n/i18n';
import { classes } from '../ui/classes';
import { IconButton } from '../ui/IconButton';
import type { MessageFile } from './types';

const bars = 50;

// What plays now: there is one voice at a time.
let playing: HTMLAudioElement | null = null;

export const lengthText = (seconds: number) => `${String(Math.floor(seconds / 60))}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

/** The loudest of each part. */
export function peaks(waveform: readonly number[], count: number): number[] {
  return Array.from({ length: count }, (_, index) =>
    Math.max(0, ...waveform.slice(Math.floor((index * waveform.length) / count), Math.max(Math.floor(((index + 1) * waveform.length) / count), Math.floor((index * waveform.length) / count) + 1))),
  );
}

/** Sound, with its waveform to go about in. */
export function VoicePlayer({ file }: { file: Pick<MessageFile, 'url' | 'duration' | 'waveform' | 'fileName' | 'kind'> }) {
  const { t } = useI18n();
  const audio = useRef<HTMLAudioElement>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [measured, setMeasured] = useState(0);
  const duration = file.duration ?? measured;

  const toggle = () => {
    const element = audio.current;
    if (element === null) return;
    if (!element.paused) {
      element.pause();
      return;
    }
    if (playing !== element) playing?.pause();
    playing = element;
    void element.play().catch(() => {
      setPlaying(false);
    });
  };

  return (
    <div className="w-72 max-w-full">
      {file.kind === 'audio' && file.fileName !== null && (
        <p className="truncate text-sm font-medium" dir="auto">
          {file.fileName}
        </p>
      )}
      <div className="flex items-center gap-2" dir="ltr">
        <audio
          ref={audio}
          src={file.url}
          preload="none"
          onPlay={() => {
            setPlaying(true);
          }}
          onPause={() => {
            setPlaying(false);
          }}
          onEnded={() => {
            setAt(0);
          }}
          onTimeUpdate={({ currentTarget }) => {
            setAt(currentTarget.currentTime);
          }}
          onDurationChange={({ currentTarget }) => {
            if (Number.isFinite(currentTarget.duration)) setMeasured(currentTarget.duration);
          }}
        />
        <IconButton className="shrink-0 bg-brand text-on-brand hover:bg-brand-strong" icon={isPlaying ? Pause : Play} iconClass="size-5" label={t(isPlaying ? 'chats.pause' : 'chats.play')} onClick={toggle} />
        <div className="relative h-11 min-w-0 flex-1 rounded-sm has-focus-visible:outline-3 has-focus-visible:outline-focus">
          <div className="flex h-full items-center gap-px" aria-hidden="true">
            {peaks(file.waveform ?? [], bars).map((peak, index) => (
              <span
                key={index}
                className={classes('min-h-1 flex-1 rounded-full', duration > 0 && index / bars < at / duration ? 'bg-brand' : 'bg-edge')}
                style={{ height: `${String(Math.max(8, peak))}%` }}
              />
            ))}
          </div>
          <input
            className="absolute inset-0 w-full cursor-pointer opacity-0"
            type="range"
            min={0}
            max={Math.max(duration, 0.1)}
            step={0.1}
            value={at}
            aria-label={t('chats.position')}
            aria-valuetext={lengthText(at)}
            onChange={(event) => {
              const to = Number(event.target.value);
              setAt(to);
              if (audio.current) audio.current.currentTime = to;
            }}
          />
        </div>
        <span className="w-10 shrink-0 text-end text-sm text-soft tabular-nums">{lengthText(at > 0 ? at : duration)}</span>
      </div>
    </div>
  );
}
