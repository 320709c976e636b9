/** Maths of the map's view. Screen positions are CSS pixels from the map's corner; plan positions are plan units. */
export type Point = { x: number; y: number };
export type Size = { width: number; height: number };
export type Box = { left: number; top: number; right: number; bottom: number };
/** screen = plan × scale + offset. */
export type View = { scale: number; x: number; y: number };

export const toPlan = (view: View, at: Point): Point => ({
  x: (at.x - view.x) / view.scale,
  y: (at.y - view.y) / view.scale,
});

export const toScreen = (view: View, at: Point): Point => ({
  x: at.x * view.scale + view.x,
  y: at.y * view.scale + view.y,
});

/** The view that shows the whole box, centred, with `padding` pixels around it. */
export function fitBox(box: Box, size: Size, padding: number): View {
  const width = Math.max(box.right - box.left, 1);
  const height = Math.max(box.bottom - box.top, 1);
  const scale = Math.min(
    Math.max(size.width - 2 * padding, 1) / width,
    Math.max(size.height - 2 * padding, 1) / height,
  );
  return {
    scale,
    x: (size.width - width * scale) / 2 - box.left * scale,
    y: (size.height - height * scale) / 2 - box.top * scale,
  };
}

type ZoomLimits = { min: number; max: number };

/** From the whole plan to seats as large as a fingertip (two neighbours 52 pixels apart). */
export const zoomLimits = (wholeScale: number, pitch: number): ZoomLimits => ({
  min: wholeScale,
  max: Math.max(wholeScale * 1.5, 52 / pitch),
});

/** Zooms by `factor` while the point under `at` stays where it is. */
export function zoomAt(view: View, factor: number, at: Point, limits: ZoomLimits): View {
  const scale = Math.min(limits.max, Math.max(limits.min, view.scale * factor));
  const ratio = scale / view.scale;
  return { scale, x: at.x - (at.x - view.x) * ratio, y: at.y - (at.y - view.y) * ratio };
}

export const pan = (view: View, dx: number, dy: number): View => ({
  ...view,
  x: view.x + dx,
  y: view.y + dy,
});

/** Keeps the box in sight: what fits is centred, what is larger leaves no empty band wider than `padding`. */
export function clamp(view: View, box: Box, size: Size, padding: number): View {
  const axis = (offset: number, low: number, high: number, room: number) => {
    const length = (high - low) * view.scale;
    if (length <= room - 2 * padding) return (room - length) / 2 - low * view.scale;
    return Math.min(padding - low * view.scale, Math.max(room - padding - high * view.scale, offset));
  };
  return {
    scale: view.scale,
    x: axis(view.x, box.left, box.right, size.width),
    y: axis(view.y, box.top, box.bottom, size.height),
  };
}

/** Moves the view as little as needed so that `at` lies at least `margin` pixels inside. */
export function reveal(view: View, at: Point, size: Size, margin: number): View {
  const screen = toScreen(view, at);
  const shift = (position: number, room: number) => {
    const edge = Math.min(margin, room / 2);
    if (position < edge) return edge - position;
    return position > room - edge ? room - edge - position : 0;
  };
  return pan(view, shift(screen.x, size.width), shift(screen.y, size.height));
}

/** The part of the plan that is on screen, widened by `margin` plan units. */
export function visibleBox(view: View, size: Size, margin: number): Box {
  const corner = toPlan(view, { x: 0, y: 0 });
  const far = toPlan(view, { x: size.width, y: size.height });
  return { left: corner.x - margin, top: corner.y - margin, right: far.x + margin, bottom: far.y + margin };
}
