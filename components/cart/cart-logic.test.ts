import { describe, expect, it } from 'vitest';
import { countdownText, milestoneText } from './clock-text';
import { countPieces, groupByPerformance } from './group-items';

describe('countdownText', () => {
  it.each([
    [600, '10:00'],
    [125, '2:05'],
    [59.2, '1:00'],
    [9, '0:09'],
    [0, '0:00'],
    [-3, '0:00'],
    [3725, '1:02:05'],
  ])('writes %s seconds as %s', (seconds, text) => expect(countdownText(seconds)).toBe(text));
});

describe('milestoneText', () => {
  it('speaks once at two minutes and once at one', () => {
    expect(milestoneText(121, 120)).toMatch(/two minutes/);
    expect(milestoneText(120, 119)).toBeNull();
    expect(milestoneText(61, 60)).toMatch(/one minute/);
    expect(milestoneText(60, 59)).toBeNull();
  });

  it('says the nearest mark when the page opens late or jumps over one', () => {
    expect(milestoneText(null, 100)).toMatch(/two minutes/);
    expect(milestoneText(300, 40)).toMatch(/one minute/);
    expect(milestoneText(null, 300)).toBeNull();
    expect(milestoneText(5, 0)).toBeNull();
  });
});

describe('groupByPerformance', () => {
  it('keeps the order and adds up the pieces', () => {
    const items = [
      { performanceId: 'b', quantity: 1 },
      { performanceId: 'a', quantity: 3 },
      { performanceId: 'b', quantity: 1 },
    ];
    const groups = groupByPerformance(items);
    expect(groups.map(({ first, pieces }) => [first.performanceId, pieces])).toEqual([
      ['b', 2],
      ['a', 3],
    ]);
    expect(countPieces(items)).toBe(5);
  });
});
