import { expect, test } from 'vitest';
import type { Plan } from '@/lib/inventory/plan-codec';
import { describeSeat } from './describe-seat';
import type { Picker, SeatState } from './hooks/use-picker';

const plan = {
  sections: [{ zone: 'Orchestra', name: 'Left' }],
  rows: [{ section: 0, label: 'C' }],
  row: [0, 0, 0],
  labels: ['12', '13', '14'],
  accessible: [0, 1, 0],
  companionOf: new Map([[2, 1]]),
} as unknown as Plan;

const spoken = (seat: number, state: SeatState, price = 8_000) =>
  describeSeat(
    {
      plan,
      levelOf: () => ({ price }),
      stateOf: () => state,
      money: (minor: number) => `$${minor / 100}`,
    } as unknown as Picker,
    seat,
  );

test('a seat says where it is, what it costs, what kind it is and whether it is free', () => {
  expect(spoken(0, 'free')).toBe('Orchestra, Left, row C, seat 12, $80, available');
  expect(spoken(0, 'taken', 0)).toBe('Orchestra, Left, row C, seat 12, free, taken');
  expect(spoken(1, 'chosen')).toBe('Orchestra, Left, row C, seat 13, $80, wheelchair place, chosen');
  expect(spoken(2, 'mine')).toBe(
    'Orchestra, Left, row C, seat 14, $80, companion place of seat 13, in your cart',
  );
});
