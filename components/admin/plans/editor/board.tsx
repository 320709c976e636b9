'use client';

import '@/components/seats/seats.css';
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import type { EditScene } from '../canvas/edit-scene';
import { createPlanCanvas } from '../canvas/plan-canvas';
import { ghostOf } from './draw-items';
import { handleKey } from './handle-key';
import type { Editor } from './use-editor';

type Hint = { text: string; x: number; y: number };

/** What a seat is called, for the hint at the pointer and for readers of the screen. */
export function seatText(scene: EditScene, seat: number): string {
  const found = scene.rows[scene.row[seat] ?? 0];
  const category = scene.document.categories[scene.category[seat] ?? 255]?.name ?? 'no category';
  const accessible = ['', ', wheelchair place', ', companion place'][scene.accessible[seat] ?? 0];
  return `${found?.zone.name}, row ${found?.row.number}, seat ${scene.numbers[seat]}, ${category}${accessible}`;
}

/** The canvas: one focusable widget that pointers draw on and keys work in. */
export function Board({ editor, onHelp }: { editor: Editor; onHelp: () => void }) {
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const [hint, setHint] = useState<Hint | null>(null);
  const hintId = useId();
  const { state, tool, isSnapping, board } = editor;
  const colour = state.document.categories.find(({ name }) => name === editor.brush)?.color ?? '#888888';

  const latest = useRef({ editor, colour });
  useEffect(() => {
    latest.current = { editor, colour };
  });

  useEffect(() => {
    const canvas = canvasRef.current;
    if (!canvas) return;
    const host = () => latest.current.editor;
    const made = createPlanCanvas(canvas, {
      tool: () => host().tool,
      isSnapping: () => host().isSnapping,
      select: (selection, mode) => host().select(selection, mode),
      move: (dx, dy) => host().move(dx, dy),
      paint: (guids) => host().paint(guids, host().brush),
      brush: () => latest.current.colour,
      place: (from, to) => host().place(from, to),
      ghost: (from, to) => ghostOf(host().block, from, to),
      rowOf: (seat) => rowOf(made.scene, seat),
      hover(seat, at) {
        const speaks = host().tool === 'select' || host().tool === 'paint';
        setHint(
          seat < 0 || !at || !made.scene || !speaks ? null : { text: seatText(made.scene, seat), ...at },
        );
      },
    });
    board.current = made;
    const sized = new ResizeObserver(() =>
      made.resize(canvas.clientWidth, canvas.clientHeight, window.devicePixelRatio),
    );
    sized.observe(canvas);
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    scheme.addEventListener('change', made.recolour);
    return () => {
      sized.disconnect();
      scheme.removeEventListener('change', made.recolour);
      made.destroy();
      board.current = null;
    };
  }, [board]);

  useEffect(
    () => board.current?.show(state.document, state.selection),
    [board, state.document, state.selection],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the board asks for both while it draws
  useEffect(() => board.current?.refresh(), [board, tool, isSnapping]);

  const onKeyDown = useEffectEvent((event: React.KeyboardEvent) => handleKey(event, editor, onHelp));

  return (
    <div className="relative size-full">
      <div
        role="application"
        aria-label="Seating plan"
        aria-roledescription="drawing board"
        aria-describedby={hintId}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the focus and handles its keys itself
        tabIndex={0}
        onKeyDown={(event) => onKeyDown(event)}
        onKeyUp={(event) => event.key === ' ' && board.current?.setSpace(false)}
        onBlur={() => board.current?.setSpace(false)}
        className="size-full rounded-tile -outline-offset-3"
      >
        <canvas
          ref={canvasRef}
          className={`size-full touch-none rounded-tile ${tool === 'select' ? '' : tool === 'pan' ? 'cursor-grab' : 'cursor-crosshair'}`}
        />
      </div>
      <p id={hintId} className="sr-only">
        Arrow keys go from seat to seat, Enter selects, arrows then move what is selected. Press the question
        mark for all keys.
      </p>
      {hint && (
        <p
          aria-hidden="true"
          className="pointer-events-none absolute z-1 max-w-64 rounded-tile bg-ink px-2 py-1 text-paper text-xs"
          style={{ left: Math.max(0, hint.x + 14), top: hint.y + 14 }}
        >
          {hint.text}
        </p>
      )}
    </div>
  );
}

function rowOf(scene: EditScene | null, seat: number) {
  const found = scene?.rows[scene.row[seat] ?? 0];
  return { seats: new Set(found?.row.seats.map(({ guid }) => guid)), areas: new Set<string>() };
}
