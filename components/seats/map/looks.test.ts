import { describe, expect, it } from 'vitest';
import type { LevelView } from '@/lib/inventory/plan-view';
import { testPlan } from '../plan/test-plan';
import { kinds, looksOf } from './looks';
import { createScene, type Marks } from './scene';

const level = (letter: string): LevelView => ({
  ...{ id: letter, letter, name: letter, description: null, kind: 'reserved', price: 100, faceAmount: 100 },
  ...{
    feeAmount: 0,
    taxAmount: 0,
    onSaleAt: null,
    offSaleAt: null,
    minPerOrder: 1,
    maxPerOrder: null,
    payWhatYouLike: null,
  },
  ...{ areaKey: null, codeRequired: false, categories: [letter] },
});

const scene = createScene(testPlan(['AABBX']), [level('A'), level('B')]);
const marks = (some: Partial<Marks>): Marks => ({
  ...{
    taken: new Uint8Array(8),
    chosen: new Set(),
    mine: new Set(),
    dimmed: new Set(),
    kept: new Set(),
    fading: new Map(),
  },
  ...some,
});
const shown = (some: Partial<Marks>) => [...looksOf(scene, marks(some))].map((look) => kinds[look]);

describe('looks of seats', () => {
  it('a seat that no level sells is taken', () => {
    expect(shown({})).toEqual(['free', 'free', 'free', 'free', 'taken']);
  });

  it('filters, choice and cart', () => {
    const taken = Uint8Array.of(1, 0, 1, 0, 0);
    expect(shown({ taken, dimmed: new Set([1]), chosen: new Set([1]), mine: new Set([2]) })).toEqual([
      'taken',
      'chosen',
      'mine',
      'dimmed',
      'taken',
    ]);
  });

  it('measures how far seats are apart', () => {
    expect(scene.pitch).toBe(50);
    expect(scene.bounds).toEqual({ left: -50, top: -50, right: 250, bottom: 50 });
  });
});
