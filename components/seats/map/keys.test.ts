import { describe, expect, it } from 'vitest';
import { commandFor } from './keys';

const press = (key: string, held: Partial<Parameters<typeof commandFor>[0]> = {}) =>
  commandFor({ key, ctrlKey: false, metaKey: false, altKey: false, ...held });

describe('keys of the map', () => {
  it('move, choose and zoom', () => {
    expect(press('ArrowUp')).toEqual({ type: 'move', direction: 'up' });
    expect(press(' ')).toEqual(press('Enter'));
    expect(press('End')).toEqual({ type: 'end', end: 'last' });
  });

  it('leave the browser its own', () => {
    expect(press('Tab')).toBeNull();
    expect(press('+', { ctrlKey: true })).toBeNull();
    expect(press('ArrowLeft', { altKey: true })).toBeNull();
  });
});
