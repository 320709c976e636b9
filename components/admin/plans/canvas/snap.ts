import type { Point } from '@/components/seats/plan/viewport';
import type { EditScene } from './edit-scene';

/** Lines of the grid are so far apart, plan units. */
export const gridStep = 5;
/** Seats of others that are as far away as this can be lined up with. */
const neighbourhood = 160;

export type Snapped = Point & { /** Lines to show, in plan units. */ guides: { x?: number; y?: number }[] };

const toGrid = (value: number) => Math.round(value / gridStep) * gridStep;

/**
 * Where something that is dragged to `to` comes to rest: in line with a seat nearby when it is nearer than `reach`,
 * else on the grid. `isMoving` tells the seats that move along.
 */
export function snapTo(
  scene: EditScene,
  to: Point,
  reach: number,
  isMoving: (seat: number) => boolean,
): Snapped {
  let [x, y] = [toGrid(to.x), toGrid(to.y)];
  const guides: Snapped['guides'] = [];
  let [nearX, nearY] = [reach, reach];
  const box = {
    left: to.x - neighbourhood,
    right: to.x + neighbourhood,
    top: to.y - neighbourhood,
    bottom: to.y + neighbourhood,
  };
  scene.grid.within(box, (seat) => {
    if (isMoving(seat)) return;
    const [seatX, seatY] = [scene.x[seat] ?? 0, scene.y[seat] ?? 0];
    const [offX, offY] = [Math.abs(seatX - to.x), Math.abs(seatY - to.y)];
    if (offX < nearX) [x, nearX] = [seatX, offX];
    if (offY < nearY) [y, nearY] = [seatY, offY];
  });
  if (nearX < reach) guides.push({ x });
  if (nearY < reach) guides.push({ y });
  return { x, y, guides };
}
