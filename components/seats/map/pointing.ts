import { type Point, toPlan, toScreen } from '../plan/viewport';
import type { createCamera } from './camera';
import { seatRadius } from './draw-seats';
import type { Scene } from './scene';

/** A seat to speak about, and where its upper edge is on screen. */
export type Pointed = { seat: number; x: number; y: number; radius: number };

export type Pointer = 'mouse' | 'touch';

/** Smaller seats (CSS pixels) cannot be hit for sure: a tap there comes closer instead. */
const smallest = { mouse: 3.2, touch: 6.5 };

/** Which seat lies where, as the camera shows the plan now. */
export function createPointing(scene: Scene, camera: ReturnType<typeof createCamera>) {
  const radius = () => seatRadius({ scene, view: camera.view });
  const seatPoint = (seat: number): Point => ({ x: scene.plan.x[seat] ?? 0, y: scene.plan.y[seat] ?? 0 });
  return {
    seatPoint,
    /** The seat at a point of the screen, with some room for fingers; -1 for none. */
    seatAt: (at: Point, reach: number) =>
      scene.grid.nearest(toPlan(camera.view, at), Math.max(scene.pitch * 0.6, reach / camera.view.scale)),
    canHit: (pointer: Pointer) => radius() >= smallest[pointer],
    pointed: (seat: number): Pointed | null =>
      seat < 0 ? null : { seat, ...toScreen(camera.view, seatPoint(seat)), radius: radius() },
  };
}
