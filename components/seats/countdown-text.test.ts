import { describe, expect, it } from 'vitest';
import { countdownParts } from './countdown-text';

describe('countdown', () => {
  it('names the two largest units', () => {
    expect(countdownParts(86_400_000 + 3_600_000 * 5)).toBe('1 day 5 h');
    expect(countdownParts(3_600_000 * 3 + 60_000 * 20)).toBe('3 h 20 min');
    expect(countdownParts(250_000)).toBe('4 min 10 s');
    expect(countdownParts(8_400)).toBe('9 s');
    expect(countdownParts(-5)).toBe('0 s');
  });
});
