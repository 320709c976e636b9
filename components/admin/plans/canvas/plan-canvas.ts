import {
  fitBox,
  type Point,
  pan,
  reveal,
  type Size,
  toPlan,
  toScreen,
  type View,
  zoomAt,
} from '@/components/seats/plan/viewport';
import { nothing, type Selection } from '@/lib/inventory/plan-document/edit-items';
import { type Drawing, drawScene } from './draw-scene';
import { drawGhost, drawStroke } from './draw-stroke';
import { createEditScene, type EditScene, selectedSeats } from './edit-scene';
import { createPaint } from './paint';
import { listenForPointers } from './pointers';
import { type Desk, dragStroke, endStroke, type Stroke, startStroke } from './strokes';
import type { CanvasHost } from './tools';

export type PlanCanvas = ReturnType<typeof createPlanCanvas>;

const limits = { min: 0.02, max: 8 };

/*
 * A picture that takes longer than this (milliseconds) is not drawn for every frame of a pan or zoom: the last one is
 * shifted and scaled, and drawn anew when the view rests, or when it has been too long.
 */
const quick = 8;
const rest = 110;
const tooLong = 500;

/** A layer that is drawn once and then only laid down again. */
function createLayer() {
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('This browser draws no canvas');
  return { canvas, pen };
}

/**
 * The drawing board: shows a plan, turns pointers into strokes, and tells the editor what came of them. The plan lies
 * on layers, so that a lasso or a drag of 20,000 seats costs one or two pictures a frame.
 */
export function createPlanCanvas(canvas: HTMLCanvasElement, host: CanvasHost) {
  const pen = canvas.getContext('2d', { alpha: false });
  if (!pen) throw new Error('This browser draws no canvas');
  const still = createLayer();
  const moving = createLayer();
  let scene: EditScene | null = null;
  let selection: Selection = nothing;
  let selected: Uint8Array = new Uint8Array();
  let paint: ReturnType<typeof createPaint> | null = null;
  let view: View = { scale: 1, x: 0, y: 0 };
  let size: Size = { width: 1, height: 1 };
  let ratio = 1;
  let isFitted = true;
  /** The view that the layers were drawn for. */
  let drawnView = view;
  let [drawnAt, drawingTook, viewedAt] = [0, 0, 0];
  let stroke: Stroke | null = null;
  let layered: 'none' | 'all' | 'split' = 'none';
  let hover: Point | null = null;
  let cursor = -1;
  let space = false;
  let due = 0;

  const request = () => {
    due ||= requestAnimationFrame(draw);
  };
  const redraw = () => {
    layered = 'none';
    request();
  };

  function draw(now: number) {
    due = 0;
    if (!pen || !scene || !paint) return;
    const on = (target: CanvasRenderingContext2D): Drawing => ({
      pen: target,
      scene: scene as EditScene,
      selection,
      selected,
      paint: paint as NonNullable<typeof paint>,
      view,
      size,
      ratio,
    });
    const isSplit = stroke?.kind === 'move';
    const wanted = isSplit ? 'split' : 'all';
    const isBlurred = drawnView !== view;
    const isDue = drawingTook < quick || now - viewedAt > rest || now - drawnAt > tooLong;
    if (layered !== wanted || (isBlurred && (isDue || isSplit))) {
      const since = performance.now();
      drawScene(on(still.pen), isSplit ? 'still' : 'all', host.isSnapping());
      if (isSplit) drawScene(on(moving.pen), 'moving', false);
      [layered, drawnView, drawnAt, drawingTook] = [wanted, view, now, performance.now() - since];
    }
    pen.setTransform(1, 0, 0, 1, 0, 0);
    if (drawnView !== view) {
      const by = view.scale / drawnView.scale;
      pen.fillStyle = paint.palette.ground;
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.setTransform(
        by,
        0,
        0,
        by,
        (view.x - drawnView.x * by) * ratio,
        (view.y - drawnView.y * by) * ratio,
      );
      request();
    }
    pen.drawImage(still.canvas, 0, 0);
    pen.setTransform(1, 0, 0, 1, 0, 0);
    if (stroke?.kind === 'move') {
      const by = view.scale * ratio;
      pen.drawImage(moving.canvas, Math.round(stroke.dx * by), Math.round(stroke.dy * by));
    }
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (stroke) drawStroke(on(pen), stroke, host);
    else if (hover && host.tool() === 'rows') {
      const at = toPlan(view, hover);
      drawGhost(on(pen), host, at, at);
    }
    if (cursor >= 0) drawCursor(on(pen));
  }

  function drawCursor({ paint: { palette } }: Drawing) {
    if (!pen || !scene) return;
    const at = toScreen(view, { x: scene.x[cursor] ?? 0, y: scene.y[cursor] ?? 0 });
    for (const [colour, width] of [
      [palette.paper, 7],
      [palette.focus, 3],
    ] as const) {
      pen.beginPath();
      pen.arc(at.x, at.y, Math.max(10 * view.scale, 3) + 4, 0, 2 * Math.PI);
      pen.strokeStyle = colour;
      pen.lineWidth = width;
      pen.stroke();
    }
  }

  const desk = (): Desk | null => scene && { scene, selection, selected, view, host };
  const hoverAt = (at: Point | null) => {
    hover = at;
    const seat = at && scene ? scene.grid.nearest(toPlan(view, at), Math.max(11, 4 / view.scale)) : -1;
    host.hover(seat, at);
    if (host.tool() === 'rows') request();
  };

  const stop = listenForPointers(
    canvas,
    {
      start(word) {
        const here = desk();
        cursor = -1;
        stroke = here && startStroke(here, word);
        request();
        return stroke !== null;
      },
      drag(word) {
        const here = desk();
        if (here && stroke) stroke = dragStroke(here, stroke, word);
        // What was grabbed may have been selected only now.
        request();
      },
      end(word) {
        const here = desk();
        const ended = stroke;
        stroke = null;
        if (here && ended) endStroke(here, ended, word);
        redraw();
      },
      cancel() {
        stroke = null;
        redraw();
      },
      hover: hoverAt,
      double(word) {
        const here = desk();
        if (!here || host.tool() !== 'select') return;
        const seat = here.scene.grid.nearest(toPlan(view, word.at), 11);
        if (seat >= 0) host.select(host.rowOf(seat), word.shift ? 'add' : 'replace');
      },
      pan: (dx, dy) => setView(pan(view, dx, dy)),
      zoom: (factor, at) => setView(zoomAt(view, factor, at, limits)),
    },
    () => space,
  );

  function setView(next: View) {
    view = next;
    isFitted = false;
    viewedAt = performance.now();
    request();
  }
  const showAll = () => {
    if (!scene) return;
    setView(fitBox(scene.bounds, size, 24));
    isFitted = true;
  };

  return {
    /** Shows this document and selection. */
    show(next: EditScene['document'], chosen: Selection) {
      const isFirst = scene === null;
      if (next !== scene?.document) {
        const isRecoloured = next.categories !== scene?.document.categories;
        scene = createEditScene(next);
        if (isRecoloured || !paint) paint = createPaint(canvas, next.categories);
        if (cursor >= scene.count) cursor = -1;
      }
      selection = chosen;
      if (scene) selected = selectedSeats(scene, chosen);
      if (isFirst) showAll();
      redraw();
    },
    resize(width: number, height: number, devicePixels: number) {
      ratio = Math.min(devicePixels, 2);
      size = { width, height };
      for (const each of [canvas, still.canvas, moving.canvas]) {
        each.width = Math.round(width * ratio);
        each.height = Math.round(height * ratio);
      }
      if (isFitted) showAll();
      layered = 'none';
      draw(performance.now());
    },
    recolour() {
      if (scene) paint = createPaint(canvas, scene.document.categories);
      redraw();
    },
    refresh: redraw,
    showAll,
    zoom: (factor: number) =>
      setView(zoomAt(view, factor, { x: size.width / 2, y: size.height / 2 }, limits)),
    pan: (dx: number, dy: number) => setView(pan(view, dx, dy)),
    /** Brings points of the plan into sight. */
    showPoint: (at: Point) => setView(reveal(view, at, size, 60)),
    setSpace(isDown: boolean) {
      space = isDown;
    },
    /** The middle of what is in sight, plan units. */
    middle: (): Point => toPlan(view, { x: size.width / 2, y: size.height / 2 }),
    get scene() {
      return scene;
    },
    get cursor() {
      return cursor;
    },
    setCursor(seat: number) {
      cursor = seat;
      if (scene && seat >= 0) view = reveal(view, { x: scene.x[seat] ?? 0, y: scene.y[seat] ?? 0 }, size, 60);
      redraw();
    },
    destroy() {
      cancelAnimationFrame(due);
      stop();
    },
  };
}
