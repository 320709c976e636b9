import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Delivery } from '../objects/records';
import { DueHeap } from './due-heap';

it('gives deliveries by due time, then by rank, whatever the order of pushes and pops', () => {
  const times = fc.array(fc.record({ dueAt: fc.nat(5), rank: fc.nat(50), popFirst: fc.boolean() }));
  fc.assert(
    fc.property(times, (pushes) => {
      const heap = new DueHeap();
      const expected: Delivery[] = [];
      const popBoth = () => {
        expected.sort((a, b) => a.dueAt - b.dueAt || a.rank - b.rank);
        const [mine, wanted] = [heap.pop(), expected.shift()];
        expect([mine?.dueAt, mine?.rank]).toEqual([wanted?.dueAt, wanted?.rank]);
      };
      for (const { dueAt, rank, popFirst } of pushes) {
        if (popFirst) popBoth();
        const delivery: Delivery = {
          id: '',
          event: '',
          type: 'charge.succeeded',
          state: 'pending',
          dueAt,
          rank,
          attempts: [],
        };
        heap.push(delivery);
        expected.push(delivery);
      }
      while (expected.length > 0) popBoth();
      expect(heap.peek()).toBeUndefined();
    }),
  );
});
