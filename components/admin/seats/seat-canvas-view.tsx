'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { CameraState } from '@/components/seats/map/camera';
import { commandFor } from '@/components/seats/map/keys';
import type { Scene } from '@/components/seats/map/scene';
import { createSeatCanvas, type SeatCanvas } from '@/components/seats/map/seat-canvas';
import { MapButtons } from '@/components/seats/map-buttons';
import { firstSeat, rowEnd, seatTowards } from '@/components/seats/plan/seat-navigation';
import type { SeatChoice } from './use-seat-choice';

const noAreas = new Map<string, { place: number; lines: string[] }>();

/** The drawn plan of the admin area: pointed at, tapped, or walked with the arrow keys. */
export default function SeatCanvasView({ choice, scene }: { choice: SeatChoice; scene: Scene }) {
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const mapRef = useRef<SeatCanvas | null>(null);
  const [camera, setCamera] = useState<CameraState>({ canZoomIn: true, fitted: true });
  const [pointed, setPointed] = useState(-1);
  const { marks, announce, seatText, toggle } = choice;
  const currentMarks = useRef(marks);
  useEffect(() => {
    currentMarks.current = marks;
    mapRef.current?.refresh();
  }, [marks]);
  const choose = useEffectEvent(toggle);

  useEffect(() => {
    const canvas = canvasRef.current;
    if (!canvas) return;
    const map = createSeatCanvas(canvas, scene, () => currentMarks.current, noAreas, {
      choose: (seat) => choose(seat),
      area: () => {},
      point: (next) => setPointed(next?.seat ?? -1),
      camera: (next) =>
        setCamera((before) =>
          before.fitted === next.fitted && before.canZoomIn === next.canZoomIn ? before : next,
        ),
    });
    mapRef.current = map;
    const sized = new ResizeObserver(() =>
      map.resize(canvas.clientWidth, canvas.clientHeight, window.devicePixelRatio),
    );
    sized.observe(canvas);
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    scheme.addEventListener('change', map.recolour);
    return () => {
      sized.disconnect();
      scheme.removeEventListener('change', map.recolour);
      map.destroy();
    };
  }, [scene]);

  const moveTo = (seat: number) => {
    mapRef.current?.setCursor(seat);
    if (seat >= 0) announce(seatText(seat));
  };
  const start = () => firstSeat(scene.plan, () => true, (scene.bounds.left + scene.bounds.right) / 2);
  const onKeyDown = (event: React.KeyboardEvent) => {
    const command = commandFor(event);
    const map = mapRef.current;
    if (!command || !map) return;
    event.preventDefault();
    const { cursor } = map;
    if (command.type === 'zoom') return map.camera.glideZoom(command.factor);
    if (command.type === 'leave') {
      moveTo(-1);
      return map.camera.fit();
    }
    if (cursor < 0) return moveTo(start());
    if (command.type === 'choose') return toggle(cursor);
    const { plan } = scene;
    moveTo(
      command.type === 'move'
        ? seatTowards(plan, cursor, command.direction)
        : rowEnd(plan, cursor, command.end),
    );
  };

  return (
    <div className="relative size-full">
      <div
        role="application"
        aria-label="Seating plan"
        aria-roledescription="seating plan"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the focus and handles its keys itself
        tabIndex={0}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          const map = mapRef.current;
          if (map && map.cursor < 0 && event.currentTarget.matches(':focus-visible')) moveTo(start());
        }}
        className="size-full rounded-tile -outline-offset-3"
      >
        <canvas
          ref={canvasRef}
          className="size-full rounded-tile"
          style={{ touchAction: camera.fitted ? 'pan-y' : 'none' }}
        />
      </div>
      <MapButtons
        camera={camera}
        onZoom={(factor) => mapRef.current?.camera.glideZoom(factor)}
        onFit={() => mapRef.current?.camera.fit()}
      />
      {pointed >= 0 && (
        <p
          aria-hidden="true"
          className="pointer-events-none absolute top-2 left-2 max-w-[calc(100%-1rem)] rounded-tile border border-line-strong bg-surface px-3 py-1.5 text-sm"
        >
          {seatText(pointed)}
        </p>
      )}
    </div>
  );
}
