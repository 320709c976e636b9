import { describe, expect, test } from 'vitest';
import { pollAfter, type RoomAnswer, standingOf, waitText } from './room-view';

const open: RoomAnswer = {
  state: 'open',
  opensAt: '2026-12-01T09:00:00Z',
  serving: 200,
  arrivals: 5_000,
  draw: { seed: '11'.repeat(32), gathered: 100 },
  seedHash: '',
  perMinute: 60,
  left: 1_000,
  message: null,
  accountsOnly: false,
};

describe('where somebody stands', () => {
  test('nobody has a place before the opening', () => {
    expect(standingOf({ ...open, state: 'gathering', draw: null, serving: 0 }, 7)).toEqual({
      kind: 'before',
    });
  });

  test('place, people ahead, and the time that they take', () => {
    expect(standingOf(open, 500)).toEqual({
      kind: 'waiting',
      place: 501,
      ahead: 300,
      minutes: 6,
      mayRunOut: false,
    });
  });

  test('who is called may come in; also who was called long ago', () => {
    expect(standingOf(open, 199)).toEqual({ kind: 'called' });
    expect(standingOf(open, 50)).toEqual({ kind: 'called' });
    expect(standingOf(open, 200)).toMatchObject({ kind: 'waiting', ahead: 0, minutes: 1 });
  });

  test('says that tickets may not last, and when it cannot say how long', () => {
    expect(standingOf({ ...open, left: 300, perMinute: 0 }, 500)).toMatchObject({
      mayRunOut: true,
      minutes: null,
    });
  });

  test('paused, sold out, over', () => {
    expect(standingOf({ ...open, state: 'paused' }, 500)).toEqual({ kind: 'paused', place: 501, ahead: 300 });
    expect(standingOf({ ...open, state: 'sold_out' }, 500)).toEqual({ kind: 'sold_out' });
    expect(standingOf({ ...open, state: 'closed' }, 500)).toEqual({ kind: 'over' });
  });
});

test('times are rounded up', () => {
  expect([null, 1, 2, 20, 21, 61, 90, 200].map(waitText)).toEqual([
    'We cannot say yet how long',
    'About a minute',
    'About 2 minutes',
    'About 20 minutes',
    'About 25 minutes',
    'About 65 minutes',
    'About 2 hours',
    'About 4 hours',
  ]);
});

test('those far behind ask less often', () => {
  const at = (arrival: number) => pollAfter(standingOf({ ...open, arrivals: 90_000 }, arrival));
  expect([201, 3_000, 80_000].map(at)).toEqual([3, 8, 15]);
});
