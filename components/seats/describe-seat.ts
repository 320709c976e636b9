import type { Picker, SeatState } from './hooks/use-picker';
import { placeKind } from './plan/companions';
import { seatTitle } from './plan/seat-names';

export const stateWords: Record<SeatState, string> = {
  free: 'available',
  taken: 'taken',
  chosen: 'chosen',
  mine: 'in your cart',
  closed: 'not on sale now',
  kept: 'sold with its wheelchair place',
};

/** "Orchestra, row C, seat 12, $80, wheelchair place, available": a seat for those who hear the plan. */
export function describeSeat(picker: Picker, seat: number): string {
  const { plan, levelOf, stateOf, money } = picker;
  if (!plan) return '';
  const level = levelOf(seat);
  const price = level && (level.price === 0 ? 'free' : money(level.price));
  const kind = placeKind(plan, seat);
  return [seatTitle(plan, seat), price, kind, stateWords[stateOf(seat)]].filter(Boolean).join(', ');
}
