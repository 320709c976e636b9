import { type Marks, notForSale, type Scene } from './scene';
import type { SpriteKind } from './sprites';

export const kinds: readonly SpriteKind[] = ['free', 'dimmed', 'taken', 'chosen', 'mine'];
const [free, dimmed, taken, chosen, mine] = [0, 1, 2, 3, 4];

const known = new WeakMap<Marks, { scene: Scene; looks: Uint8Array }>();

/** How each seat is drawn, as a place in `kinds`: worked out once for as long as the marks stay the same. */
export function looksOf(scene: Scene, marks: Marks): Uint8Array {
  const found = known.get(marks);
  if (found?.scene === scene) return found.looks;
  const looks = new Uint8Array(scene.plan.count);
  for (let seat = 0; seat < looks.length; seat++) {
    const level = scene.levelOf[seat] ?? notForSale;
    if (marks.taken[seat] === 1 || level === notForSale) looks[seat] = taken;
    else looks[seat] = marks.dimmed.has(level) || marks.kept.has(seat) ? dimmed : free;
  }
  // The buyer's own seats last: the server calls them taken too.
  for (const seat of marks.chosen) looks[seat] = chosen;
  for (const seat of marks.mine) looks[seat] = mine;
  known.set(marks, { scene, looks });
  return looks;
}
