import {
  type Box,
  clamp,
  fitBox,
  type Point,
  pan,
  reveal,
  type Size,
  toPlan,
  type View,
  zoomAt,
  zoomLimits,
} from '../plan/viewport';

export type CameraState = { canZoomIn: boolean; fitted: boolean };

/** Pixels between the plan and the edge of the map. */
const padding = 16;
const glideTime = 200;

/**
 * Holds the view of the map: every change stays within the limits, zooming by a button or a key glides for a moment
 * (not where less motion is wanted). `changed` is called whenever another picture is due.
 */
export function createCamera(bounds: Box, pitch: number, changed: () => void) {
  let size: Size = { width: 1, height: 1 };
  let whole = fitBox(bounds, size, padding);
  let view = whole;
  let glide: { from: View; to: View; since: number } | null = null;

  const limits = () => zoomLimits(whole.scale, pitch);
  const set = (next: View) => {
    view = clamp(next, bounds, size, padding);
    changed();
  };
  const glideTo = (next: View) => {
    const to = clamp(next, bounds, size, padding);
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return set(to);
    glide = { from: view, to, since: performance.now() };
    changed();
  };
  /** Where the view is, or is gliding to. */
  const aim = () => glide?.to ?? view;

  return {
    get view() {
      return view;
    },
    get size() {
      return size;
    },
    get state(): CameraState {
      const { min, max } = limits();
      return { canZoomIn: aim().scale < max * 0.999, fitted: aim().scale <= min * 1.001 };
    },
    /** Moves a glide on; true while it lasts. */
    advance(now: number): boolean {
      if (!glide) return false;
      const share = Math.min(1, (now - glide.since) / glideTime);
      const eased = 1 - (1 - share) ** 3;
      const { from, to } = glide;
      const mix = (a: number, b: number) => a + (b - a) * eased;
      view =
        share === 1 ? to : { scale: mix(from.scale, to.scale), x: mix(from.x, to.x), y: mix(from.y, to.y) };
      if (share === 1) glide = null;
      return glide !== null;
    },
    resize(next: Size) {
      const fitted = this.state.fitted;
      const centre = toPlan(view, { x: size.width / 2, y: size.height / 2 });
      size = next;
      whole = fitBox(bounds, size, padding);
      glide = null;
      if (fitted) return set(whole);
      const scale = Math.max(view.scale, whole.scale);
      set({ scale, x: size.width / 2 - centre.x * scale, y: size.height / 2 - centre.y * scale });
    },
    pan(dx: number, dy: number) {
      glide = null;
      set(pan(view, dx, dy));
    },
    /** Follows the fingers or the wheel at once. */
    zoom(factor: number, at: Point) {
      glide = null;
      set(zoomAt(view, factor, at, limits()));
    },
    glideZoom(factor: number, at: Point = { x: size.width / 2, y: size.height / 2 }) {
      glideTo(zoomAt(aim(), factor, at, limits()));
    },
    fit() {
      glideTo(whole);
    },
    /** Brings a place of the plan into sight, at `scale` or closer. */
    show(at: Point, scale: number) {
      const target = aim();
      if (target.scale >= scale) return glideTo(reveal(target, at, size, 56));
      const next = Math.min(scale, limits().max);
      glideTo({ scale: next, x: size.width / 2 - at.x * next, y: size.height / 2 - at.y * next });
    },
  };
}
