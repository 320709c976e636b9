import { type Point, toPlan } from '../plan/viewport';
import { type CameraState, createCamera } from './camera';
import { drawGround, drawLabels, drawRowLabels } from './draw-plan';
import { drawRing, drawSeats, fadeTime } from './draw-seats';
import type { Frame } from './frame';
import { listenForGestures } from './gestures';
import { areaAt } from './hit-area';
import { looksOf } from './looks';
import { readPalette } from './palette';
import { createPointing, type Pointed, type Pointer } from './pointing';
import type { Marks, Scene } from './scene';
import { createSprites } from './sprites';

type SeatCanvasEvents = {
  choose(seat: number): void;
  area(key: string): void;
  /** The seat under the pointer or the keyboard, or null. */
  point(pointed: Pointed | null): void;
  camera(state: CameraState): void;
};

export type SeatCanvas = ReturnType<typeof createSeatCanvas>;

/** The drawn map: owns the view, draws when something changed, and tells what was pointed at and tapped. */
export function createSeatCanvas(
  canvas: HTMLCanvasElement,
  scene: Scene,
  marksNow: () => Marks,
  areaTexts: Frame['areaTexts'],
  events: SeatCanvasEvents,
) {
  const pen = canvas.getContext('2d', { alpha: false });
  if (!pen) throw new Error('This browser draws no canvas');
  let palette = readPalette(canvas);
  let sprites = createSprites(palette);
  let ratio = 1;
  let hover = -1;
  let cursor = -1;
  let due = 0;

  const request = () => {
    due ||= requestAnimationFrame(draw);
  };
  const camera = createCamera(scene.bounds, scene.pitch, request);
  const { seatPoint, seatAt, canHit, pointed } = createPointing(scene, camera);

  function draw(now: number) {
    due = 0;
    const gliding = camera.advance(now);
    const { view, size } = camera;
    const marks = marksNow();
    for (const [seat, since] of marks.fading) if (now - since > fadeTime) marks.fading.delete(seat);
    if (!pen) return;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    const frame: Frame = {
      pen,
      scene,
      marks,
      looks: looksOf(scene, marks),
      view,
      size,
      ratio,
      palette,
      sprites,
      areaTexts,
      hover,
      cursor,
      now,
    };
    drawGround(frame);
    const fading = drawSeats(frame);
    drawRowLabels(frame);
    drawLabels(frame);
    if (hover >= 0) drawRing(frame, hover, 'hover');
    if (cursor >= 0) drawRing(frame, cursor, 'focus');
    events.point(pointed(hover >= 0 ? hover : cursor));
    events.camera(camera.state);
    if (gliding || fading) request();
  }

  const tap = (at: Point, pointer: Pointer) => {
    const seat = seatAt(at, pointer === 'touch' ? 12 : 3);
    if (seat >= 0 && !canHit(pointer)) return camera.show(toPlan(camera.view, at), 22 / scene.pitch);
    if (seat >= 0) {
      cursor = seat;
      events.choose(seat);
      return request();
    }
    const key = areaAt(scene, toPlan(camera.view, at));
    if (key) events.area(key);
    else {
      cursor = -1;
      request();
    }
  };

  const stopGestures = listenForGestures(canvas, {
    pan: camera.pan,
    zoom: camera.zoom,
    tap,
    // Two quick taps on a seat choose and put back; elsewhere they come closer.
    doubleTap: (at) =>
      seatAt(at, 12) >= 0 && canHit('touch') ? tap(at, 'touch') : camera.glideZoom(2.2, at),
    hover: (at) => {
      const next = at && canHit('mouse') ? seatAt(at, 0) : -1;
      if (next === hover) return;
      hover = next;
      canvas.style.cursor = next >= 0 ? 'pointer' : '';
      request();
    },
  });

  return {
    camera,
    refresh: request,
    /** Reads the colours anew. */
    recolour() {
      palette = readPalette(canvas);
      sprites = createSprites(palette);
      request();
    },
    resize(width: number, height: number, devicePixels: number) {
      ratio = Math.min(devicePixels, 2.5);
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      camera.resize({ width, height });
      draw(performance.now());
    },
    get cursor() {
      return cursor;
    },
    /** Puts the keyboard's ring on a seat and brings it into sight; -1 takes it away. */
    setCursor(seat: number) {
      cursor = seat;
      if (seat >= 0) camera.show(seatPoint(seat), 20 / scene.pitch);
      request();
    },
    destroy() {
      cancelAnimationFrame(due);
      stopGestures();
    },
  };
}
