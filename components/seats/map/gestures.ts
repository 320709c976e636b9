import type { Point } from '../plan/viewport';

type GestureHandlers = {
  pan(dx: number, dy: number): void;
  zoom(factor: number, at: Point): void;
  tap(at: Point, pointer: 'mouse' | 'touch'): void;
  doubleTap(at: Point): void;
  /** Mouse position, or null when it left. */
  hover(at: Point | null): void;
};

/** A finger that moved further than this drags; one that did not taps. */
const tapSlop = 8;
const tapTime = 600;
const doubleTapTime = 320;
const doubleTapReach = 32;

type Finger = { at: Point; from: Point; since: number; dragged: boolean };

/** Turns pointer and wheel events on the map into pan, zoom and taps. Returns how to stop listening. */
export function listenForGestures(element: HTMLElement, handlers: GestureHandlers): () => void {
  const fingers = new Map<number, Finger>();
  let lastTap = { time: -Infinity, at: { x: 0, y: 0 } };
  const stop = new AbortController();

  const pointOf = (event: MouseEvent): Point => {
    const corner = element.getBoundingClientRect();
    return { x: event.clientX - corner.left, y: event.clientY - corner.top };
  };

  const down = (event: PointerEvent) => {
    if (event.pointerType === 'mouse' && event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    const at = pointOf(event);
    fingers.set(event.pointerId, { at, from: at, since: event.timeStamp, dragged: false });
    // A second finger makes it a pinch: neither of them taps any more.
    if (fingers.size > 1) for (const finger of fingers.values()) finger.dragged = true;
  };

  const move = (event: PointerEvent) => {
    const at = pointOf(event);
    const finger = fingers.get(event.pointerId);
    if (!finger) {
      if (event.pointerType === 'mouse') handlers.hover(at);
      return;
    }
    const before = finger.at;
    if (!finger.dragged && distance(at, finger.from) > tapSlop) {
      finger.dragged = true;
      handlers.hover(null);
    }
    if (!finger.dragged) return;
    finger.at = at;
    const other = [...fingers.values()].find((each) => each !== finger);
    if (!other) return handlers.pan(at.x - before.x, at.y - before.y);
    const [middleBefore, middle] = [middleOf(before, other.at), middleOf(at, other.at)];
    handlers.pan(middle.x - middleBefore.x, middle.y - middleBefore.y);
    handlers.zoom(distance(at, other.at) / Math.max(distance(before, other.at), 1), middle);
  };

  const up = (event: PointerEvent) => {
    const finger = fingers.get(event.pointerId);
    fingers.delete(event.pointerId);
    if (!finger || finger.dragged || event.timeStamp - finger.since > tapTime) return;
    const at = pointOf(event);
    const again = event.timeStamp - lastTap.time < doubleTapTime && distance(at, lastTap.at) < doubleTapReach;
    lastTap = again ? { time: -Infinity, at } : { time: event.timeStamp, at };
    if (again) handlers.doubleTap(at);
    else handlers.tap(at, event.pointerType === 'mouse' ? 'mouse' : 'touch');
  };

  const wheel = (event: WheelEvent) => {
    event.preventDefault();
    // A line of a mouse wheel counts as sixteen pixels; a pinch on a touchpad comes as a wheel with ctrl.
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 16 : event.deltaY;
    handlers.zoom(Math.exp(-pixels * (event.ctrlKey ? 0.01 : 0.0018)), pointOf(event));
  };

  const { signal } = stop;
  element.addEventListener('pointerdown', down, { signal });
  element.addEventListener('pointermove', move, { signal });
  element.addEventListener('pointerup', up, { signal });
  element.addEventListener('pointercancel', (event) => fingers.delete(event.pointerId), { signal });
  element.addEventListener('pointerleave', () => handlers.hover(null), { signal });
  element.addEventListener('wheel', wheel, { signal, passive: false });
  return () => stop.abort();
}

const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);
const middleOf = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
