import { expect, test } from 'vitest';
import { brandOf, brandProblem, contrast, leastContrast, ratioText } from './brand-view';

test('contrast is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(contrast('#123456', '#123456')).toBe(1);
});

test('a pale colour is refused with its ratio, a dark one is taken', () => {
  expect(brandProblem('#ffcc00')).toMatch(/contrast of 1\.\d\d:1; it needs 4\.5:1/);
  expect(brandProblem('#0a5f4e')).toBeNull();
  expect(brandProblem('red')).toMatch(/\.$/);
});

test('by night every colour is made readable, and one that is readable stays', () => {
  for (let at = 0; at < 4_096; at++) {
    const color = `#${[at >> 8, (at >> 4) & 15, at & 15].map((digit) => digit.toString(16).repeat(2)).join('')}`;
    expect(brandOf(color).dark.ratio).toBeGreaterThanOrEqual(leastContrast);
  }
  expect(brandOf('#ffcc00').dark.color).toBe('#ffcc00');
});

test('a ratio is never rounded up', () => {
  expect(ratioText(4.499)).toBe('4.49:1');
});
