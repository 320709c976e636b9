'use client';

import { Button } from '@/components/ui/button';
import { wakeSound } from './signals';
import { useCamera } from './use-camera';

/** The camera's picture, and its switches. */
export function CameraView({ onCode }: { onCode: (code: string) => void }) {
  const { video, state, start, stop, torch, toggleTorch } = useCamera(onCode);
  const on = state === 'on' || state === 'starting';
  return (
    <div className="grid gap-3">
      <div hidden={!on} className="overflow-hidden rounded-tile bg-black">
        <video
          ref={video}
          className="aspect-video w-full object-cover"
          muted
          playsInline
          aria-label="Camera"
        />
      </div>
      {state === 'denied' && (
        <p className="text-danger">
          The camera is not allowed here. Allow it for this site in the browser's settings, then start it
          again.
        </p>
      )}
      {state === 'missing' && <p className="text-danger">No camera was found. Type names or codes below.</p>}
      <div className="flex gap-3">
        <Button
          size="large"
          className="grow"
          variant={on ? 'secondary' : 'primary'}
          onClick={() => {
            wakeSound();
            if (on) stop();
            else void start();
          }}
        >
          {on ? 'Stop the camera' : 'Scan with the camera'}
        </Button>
        {torch !== null && (
          <Button size="large" variant="secondary" aria-pressed={torch} onClick={toggleTorch}>
            Light
          </Button>
        )}
      </div>
    </div>
  );
}
