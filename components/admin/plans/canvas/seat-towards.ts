import type { EditScene } from './edit-scene';

/**
 * The seat that lies in a direction from another one: near, and more ahead than aside. Stays where it is when there is
 * none; from nowhere (-1) it is the first seat.
 */
export function seatTowards(scene: EditScene, from: number, x: number, y: number): number {
  if (from < 0) return scene.count > 0 ? 0 : -1;
  let best = from;
  let bestCost = Infinity;
  for (let seat = 0; seat < scene.count; seat++) {
    const dx = (scene.x[seat] ?? 0) - (scene.x[from] ?? 0);
    const dy = (scene.y[seat] ?? 0) - (scene.y[from] ?? 0);
    const ahead = dx * x + dy * y;
    const aside = Math.abs(dx * y) + Math.abs(dy * x);
    if (ahead <= 0 || aside > ahead * 1.2) continue;
    const cost = ahead + aside * 2;
    if (cost < bestCost) [best, bestCost] = [seat, cost];
  }
  return best;
}
