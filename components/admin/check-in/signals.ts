import type { ScanVerdict } from '@/lib/tickets/scan-verdict';

let audio: AudioContext | null = null;

/** Hertz and seconds: one high tone lets in, two low ones do not. */
const tones = {
  yes: [[880, 0.14]],
  no: [
    [220, 0.18],
    [196, 0.28],
  ],
} as const;

/** Lets the device make sounds; to be called from a tap, since browsers want one. */
export function wakeSound(): void {
  audio ??= new AudioContext();
  void audio.resume();
}

/** Says the verdict to ear and hand, so that nobody has to look. */
export function signal(verdict: ScanVerdict): void {
  const kind = verdict === 'admitted' ? 'yes' : 'no';
  navigator.vibrate?.(kind === 'yes' ? 80 : [120, 60, 120]);
  if (audio?.state !== 'running') return;
  let at = audio.currentTime;
  for (const [pitch, length] of tones[kind]) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = pitch;
    tone.type = kind === 'yes' ? 'sine' : 'square';
    volume.gain.setValueAtTime(0.2, at);
    volume.gain.exponentialRampToValueAtTime(0.001, at + length);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + length);
    at += length + 0.05;
  }
}
