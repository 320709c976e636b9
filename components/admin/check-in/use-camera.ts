'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { readQr } from './read-qr';

type CameraState = 'off' | 'starting' | 'on' | 'denied' | 'missing';

/** Milliseconds for which a code that stays in the picture is not read again, and between two looks. */
const sameAgain = 2_500;
const pause = 60;

/** The camera at the back, and what it reads. `onCode` is called once for each time a code is shown. */
export function useCamera(onCode: (code: string) => void) {
  const video = useRef<HTMLVideoElement>(null);
  const stream = useRef<MediaStream | null>(null);
  const read = useRef(onCode);
  read.current = onCode;
  const [state, setState] = useState<CameraState>('off');
  const [torch, setTorch] = useState<boolean | null>(null);

  const stop = useCallback(() => {
    for (const track of stream.current?.getTracks() ?? []) track.stop();
    stream.current = null;
    setTorch(null);
    setState('off');
  }, []);

  const start = useCallback(async () => {
    if (!navigator.mediaDevices) return setState('missing');
    setState('starting');
    try {
      const opened = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
      });
      stream.current = opened;
      // Not in TypeScript's list of what a track can do.
      const able = opened.getVideoTracks()[0]?.getCapabilities?.() as { torch?: boolean } | undefined;
      setTorch(able?.torch ? false : null);
      if (video.current) {
        video.current.srcObject = opened;
        await video.current.play();
      }
      setState('on');
    } catch (error) {
      setState(error instanceof DOMException && error.name === 'NotAllowedError' ? 'denied' : 'missing');
    }
  }, []);

  const toggleTorch = async () => {
    const on = !torch;
    const wish = { advanced: [{ torch: on }] } as unknown as MediaTrackConstraints;
    await stream.current?.getVideoTracks()[0]?.applyConstraints(wish);
    setTorch(on);
  };

  useEffect(() => {
    if (state !== 'on') return;
    let ended = false;
    let last = { code: '', at: 0 };
    const look = async () => {
      if (ended || !video.current) return;
      const code = await readQr(video.current).catch(() => null);
      const now = performance.now();
      if (code && !ended) {
        if (code !== last.code || now - last.at > sameAgain) read.current(code);
        last = { code, at: now };
      }
      if (!ended) setTimeout(look, pause);
    };
    look();
    return () => {
      ended = true;
    };
  }, [state]);
  useEffect(() => stop, [stop]);

  return { video, state, start, stop, torch, toggleTorch };
}
