import { describe, expect, it } from 'vitest';
import { strandedSeats } from './stranded-seats';
import { testPlan } from './test-plan';

const plan = testPlan(['AAAAAA AA']);
const hint = (chosen: number[], taken: number[] = []) =>
  strandedSeats(plan, new Set(chosen), (seat) => !taken.includes(seat));

describe('stranded seats', () => {
  it('says nothing when the row stays whole', () => {
    expect(hint([0, 1])).toEqual([]);
    expect(hint([])).toEqual([]);
  });

  it('names the seat left over at the end of the row', () => {
    expect(hint([1, 2])).toEqual([0]);
  });

  it('names the seat between the choice and a taken one', () => {
    expect(hint([2, 3], [0])).toEqual([1]);
  });

  it('names the hole inside the choice', () => {
    expect(hint([1, 3], [0])).toEqual([2]);
  });

  it('treats an aisle as the end of the row', () => {
    expect(hint([4])).toEqual([5]);
    expect(hint([7])).toEqual([6]);
  });

  it('does not blame a choice for a seat that was alone before', () => {
    expect(hint([1], [2])).toEqual([0]);
    expect(hint([3], [1, 4, 5])).toEqual([2]);
    expect(hint([5], [3])).toEqual([4]);
    expect(strandedSeats(testPlan(['AA']), new Set([1]), (seat) => seat === 0)).toEqual([]);
  });
});
