'use client';

import { useEffect, useEffectEvent, useId, useMemo, useRef, useState } from 'react';
import { formatMoney } from '@/lib/money';
import { describeSeat } from './describe-seat';
import type { Picker } from './hooks/use-picker';
import type { CameraState } from './map/camera';
import { commandFor } from './map/keys';
import type { Pointed } from './map/pointing';
import type { Scene } from './map/scene';
import { createSeatCanvas, type SeatCanvas } from './map/seat-canvas';
import { MapButtons } from './map-buttons';
import { firstSeat, rowEnd, seatTowards } from './plan/seat-navigation';
import { SeatCard } from './seat-card';

/** The seating plan as one focusable widget: drawn on a canvas, walked with the arrow keys, spoken by the page. */
export default function SeatMap({ picker, scene }: { picker: Picker; scene: Scene }) {
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const mapRef = useRef<SeatCanvas | null>(null);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const [camera, setCamera] = useState<CameraState>({ canZoomIn: true, fitted: true });
  const hintId = useId();
  const { marks, isFree, announce } = picker;
  const { plan } = scene;

  const { currency } = picker.performance;
  const areaTexts = useMemo(() => areaTextsOf(scene, currency), [scene, currency]);
  const currentMarks = useRef(marks);
  useEffect(() => {
    currentMarks.current = marks;
    mapRef.current?.refresh();
  }, [marks]);

  const choose = useEffectEvent(picker.pick);
  const onArea = useEffectEvent((key: string) => {
    const level = scene.levels.find((each) => each.areaKey === key);
    const field = document.querySelector<HTMLElement>(`[data-level="${level?.id}"]`);
    field?.scrollIntoView({ block: 'center' });
    field?.focus();
  });

  useEffect(() => {
    const canvas = canvasRef.current;
    if (!canvas) return;
    const map = createSeatCanvas(canvas, scene, () => currentMarks.current, areaTexts, {
      choose: (seat) => choose(seat),
      area: (key) => onArea(key),
      point: (next) => setPointed((before) => (samePlace(before, next) ? before : next)),
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
  }, [scene, areaTexts]);

  const moveTo = (seat: number) => {
    mapRef.current?.setCursor(seat);
    if (seat >= 0) announce(describeSeat(picker, seat));
  };
  const start = () => firstSeat(plan, isFree, (scene.bounds.left + scene.bounds.right) / 2);

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
    if (command.type === 'choose') return picker.pick(cursor);
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
        aria-describedby={hintId}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the focus and handles its keys itself
        tabIndex={0}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          const map = mapRef.current;
          if (map && map.cursor < 0 && event.currentTarget.matches(':focus-visible')) moveTo(start());
        }}
        className="peer size-full rounded-tile -outline-offset-3"
      >
        <canvas
          ref={canvasRef}
          className="size-full rounded-tile"
          // The page scrolls under one finger until one has zoomed in.
          style={{ touchAction: camera.fitted ? 'pan-y' : 'none' }}
        />
      </div>
      <p
        id={hintId}
        className="sr-only peer-focus-visible:not-sr-only peer-focus-visible:pointer-events-none peer-focus-visible:absolute peer-focus-visible:bottom-2 peer-focus-visible:left-2 peer-focus-visible:max-w-[70%] peer-focus-visible:bg-surface/90 peer-focus-visible:px-2 peer-focus-visible:py-1 peer-focus-visible:text-xs"
      >
        Arrow keys move from seat to seat, Home and End to the ends of the row, Enter or Space chooses, plus
        and minus zoom, Escape shows the whole plan.
      </p>
      <MapButtons
        camera={camera}
        onZoom={(factor) => mapRef.current?.camera.glideZoom(factor)}
        onFit={() => mapRef.current?.camera.fit()}
      />
      {pointed && <SeatCard picker={picker} pointed={pointed} />}
    </div>
  );
}

/** What stands in the standing areas: their level's name and price. */
function areaTextsOf({ levels }: Scene, currency: string) {
  const texts = new Map<string, { place: number; lines: string[] }>();
  levels.forEach(({ areaKey, name, price }, place) => {
    if (areaKey)
      texts.set(areaKey, { place, lines: [name, price === 0 ? 'Free' : formatMoney(price, currency)] });
  });
  return texts;
}

function samePlace(a: Pointed | null, b: Pointed | null): boolean {
  return a?.seat === b?.seat && a?.x === b?.x && a?.y === b?.y && a?.radius === b?.radius;
}
