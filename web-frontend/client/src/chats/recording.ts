import { useEffect, useRef, useState } from 'react';

/** A voice that was recorded. */
export interface Recorded {
  file: File;
  /** Seconds. */
  duration: number;
  /** How loud it was, 0 to 100, ten times a second. */
  levels: number[];
}

export type RecorderState = 'starting' | 'recording' | 'recorded' | 'refused';

// What browsers record and the server takes.
const types = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];

// The server takes voices of so many seconds.
const longest = 15 * 60;

/** Root mean square of samples around 128, as a loudness of 0 to 100 of which speech has most. */
export function levelOf(samples: Uint8Array): number {
  let sum = 0;
  for (const sample of samples) sum += ((sample - 128) / 128) ** 2;
  return Math.min(100, Math.round(Math.sqrt(sum / samples.length) * 300));
}

/** Records from the microphone, from the beginning of the component until {@link stop}. */
export function useRecording() {
  const [state, setState] = useState<RecorderState>('starting');
  const [seconds, setSeconds] = useState(0);
  const [levels, setLevels] = useState<number[]>([]);
  const [recorded, setRecorded] = useState<Recorded | null>(null);
  const recorder = useRef<MediaRecorder | null>(null);

  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setInterval> | undefined;
    let stream: MediaStream | null = null;
    let sound: AudioContext | null = null;
    const heard: number[] = [];

    const release = () => {
      clearInterval(timer);
      for (const track of stream?.getTracks() ?? []) track.stop();
      void sound?.close().catch(() => undefined);
      sound = null;
    };

    const begin = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true } });
      if (isOver) {
        release();
        return;
      }
      const mimeType = types.find((type) => MediaRecorder.isTypeSupported(type));
      const made = new MediaRecorder(stream, mimeType === undefined ? {} : { mimeType });
      recorder.current = made;
      sound = new AudioContext();
      const analyser = sound.createAnalyser();
      sound.createMediaStreamSource(stream).connect(analyser);
      const samples = new Uint8Array(analyser.fftSize);
      const parts: Blob[] = [];
      const begun = performance.now();
      const passed = () => (performance.now() - begun) / 1000;

      made.ondataavailable = ({ data }) => parts.push(data);
      made.onstop = () => {
        const duration = passed();
        release();
        if (isOver) return;
        const type = made.mimeType.split(';')[0] ?? 'audio/webm';
        setRecorded({ file: new File(parts, 'voice', { type }), duration, levels: heard });
        setState('recorded');
      };
      made.start(1_000);
      setState('recording');
      timer = setInterval(() => {
        analyser.getByteTimeDomainData(samples);
        heard.push(levelOf(samples));
        setLevels(heard.slice(-60));
        setSeconds(passed());
        if (passed() >= longest && made.state === 'recording') made.stop();
      }, 100);
    };

    begin().catch(() => {
      release();
      if (!isOver) setState('refused');
    });
    return () => {
      isOver = true;
      if (recorder.current?.state === 'recording') recorder.current.stop();
      recorder.current = null;
      release();
    };
  }, []);

  return {
    state,
    seconds,
    levels,
    recorded,
    stop: () => {
      if (recorder.current?.state === 'recording') recorder.current.stop();
    },
  };
}
