import { describe, expect, it } from 'vitest';
import { firstSeat, rowEnd, seatTowards } from './seat-navigation';
import { testPlan } from './test-plan';

/*   0 1   2 3
 *   4 5 6 7 8
 *     9 10 11  */
const plan = testPlan(['AA AA', 'AAAAA', ' BBB ']);

describe('arrow keys', () => {
  it('walk along the row and over the aisle', () => {
    expect(seatTowards(plan, 0, 'right')).toBe(1);
    expect(seatTowards(plan, 1, 'right')).toBe(2);
    expect(seatTowards(plan, 2, 'left')).toBe(1);
  });

  it('step to the row in front and behind', () => {
    expect(seatTowards(plan, 1, 'down')).toBe(5);
    expect(seatTowards(plan, 10, 'up')).toBe(6);
  });

  it('find a slightly shifted seat when none lies straight ahead', () => {
    expect(seatTowards(plan, 6, 'up')).toBe(1);
    expect(seatTowards(plan, 4, 'down')).toBe(9);
  });

  it('stay at the edge', () => {
    expect(seatTowards(plan, 0, 'left')).toBe(0);
    expect(seatTowards(plan, 0, 'up')).toBe(0);
    expect(seatTowards(plan, 10, 'down')).toBe(10);
  });

  it('follow a row that runs down the side of the hall', () => {
    const side = testPlan(['AAA', 'BBB']);
    [side.x, side.y] = [side.y, side.x];
    expect(seatTowards(side, 0, 'down')).toBe(1);
    expect(seatTowards(side, 0, 'right')).toBe(3);
    expect(rowEnd(side, 1, 'last')).toBe(2);
  });

  it('understand a row that is numbered from right to left', () => {
    const mirrored = testPlan(['AAAA']);
    mirrored.x.reverse();
    expect(seatTowards(mirrored, 1, 'left')).toBe(2);
    expect(rowEnd(mirrored, 1, 'first')).toBe(3);
  });
});

describe('row ends and the first seat', () => {
  it('Home and End', () => {
    expect(rowEnd(plan, 6, 'first')).toBe(4);
    expect(rowEnd(plan, 6, 'last')).toBe(8);
  });

  it('starts in the middle of the front, at a seat that is free', () => {
    expect(firstSeat(plan, () => true, 100)).toBe(1);
    expect(firstSeat(plan, (seat) => seat > 8, 100)).toBe(10);
    expect(firstSeat(plan, () => false, 100)).toBe(0);
    expect(firstSeat(testPlan([]), () => true, 0)).toBe(-1);
  });
});
