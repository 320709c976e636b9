import type { Point } from '@/components/seats/plan/viewport';

export type PointerWord = { at: Point; shift: boolean; alt: boolean; touch: boolean };

export type PointerHandlers = {
  /** One pointer went down; answer false when it should move the view instead. */
  start(word: PointerWord): boolean;
  drag(word: PointerWord): void;
  /** It went up. `moved` is false for a click. */
  end(word: PointerWord, moved: boolean): void;
  /** A second finger came, or the browser took the pointer away: what was begun is undone. */
  cancel(): void;
  hover(at: Point | null): void;
  double(word: PointerWord): void;
  pan(dx: number, dy: number): void;
  zoom(factor: number, at: Point): void;
};

/** A pointer that moved further than this (CSS pixels) drags. */
const slop = 4;
const fingerSlop = 9;

type Held = { at: Point; from: Point; mode: 'tool' | 'pan' | 'pinch'; moved: boolean };

/**
 * Turns pointers and wheel on the canvas into tool strokes, panning and zooming. Two fingers always move the view, the
 * middle button and a held space bar, too. Returns how to stop listening.
 */
export function listenForPointers(
  element: HTMLElement,
  handlers: PointerHandlers,
  isSpaceDown: () => boolean,
): () => void {
  const held = new Map<number, Held>();
  const stop = new AbortController();
  const pointOf = (event: MouseEvent): Point => {
    const corner = element.getBoundingClientRect();
    return { x: event.clientX - corner.left, y: event.clientY - corner.top };
  };
  const wordOf = (event: PointerEvent | MouseEvent): PointerWord => ({
    at: pointOf(event),
    shift: event.shiftKey || event.ctrlKey || event.metaKey,
    alt: event.altKey,
    touch: 'pointerType' in event && event.pointerType === 'touch',
  });

  const down = (event: PointerEvent) => {
    if (event.button > 1) return;
    element.setPointerCapture(event.pointerId);
    const at = pointOf(event);
    if (held.size > 0) {
      for (const finger of held.values()) finger.mode = 'pinch';
      handlers.cancel();
      held.set(event.pointerId, { at, from: at, mode: 'pinch', moved: true });
      return;
    }
    const isView = event.button === 1 || isSpaceDown() || !handlers.start(wordOf(event));
    held.set(event.pointerId, { at, from: at, mode: isView ? 'pan' : 'tool', moved: false });
  };

  const move = (event: PointerEvent) => {
    const at = pointOf(event);
    const finger = held.get(event.pointerId);
    if (!finger) {
      if (event.pointerType === 'mouse') handlers.hover(at);
      return;
    }
    const before = finger.at;
    const far = Math.hypot(at.x - finger.from.x, at.y - finger.from.y);
    finger.moved ||= far > (event.pointerType === 'touch' ? fingerSlop : slop);
    if (!finger.moved) return;
    finger.at = at;
    if (finger.mode === 'tool') return handlers.drag(wordOf(event));
    const other = [...held.values()].find((each) => each !== finger);
    if (!other) return handlers.pan(at.x - before.x, at.y - before.y);
    const middle = (a: Point, b: Point) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
    const [was, is] = [middle(before, other.at), middle(at, other.at)];
    handlers.pan(is.x - was.x, is.y - was.y);
    const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);
    handlers.zoom(distance(at, other.at) / Math.max(distance(before, other.at), 1), is);
  };

  const up = (event: PointerEvent) => {
    const finger = held.get(event.pointerId);
    held.delete(event.pointerId);
    if (finger?.mode === 'tool') handlers.end(wordOf(event), finger.moved);
  };

  const wheel = (event: WheelEvent) => {
    event.preventDefault();
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 16 : event.deltaY;
    if (event.shiftKey) return handlers.pan(-pixels, 0);
    handlers.zoom(Math.exp(-pixels * (event.ctrlKey ? 0.01 : 0.0018)), pointOf(event));
  };

  const { signal } = stop;
  element.addEventListener('pointerdown', down, { signal });
  element.addEventListener('pointermove', move, { signal });
  element.addEventListener('pointerup', up, { signal });
  element.addEventListener(
    'pointercancel',
    (event) => {
      if (held.get(event.pointerId)?.mode === 'tool') handlers.cancel();
      held.delete(event.pointerId);
    },
    { signal },
  );
  element.addEventListener('pointerleave', () => handlers.hover(null), { signal });
  element.addEventListener('dblclick', (event) => handlers.double(wordOf(event)), { signal });
  element.addEventListener('wheel', wheel, { signal, passive: false });
  return () => stop.abort();
}
