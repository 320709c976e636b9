import { expect, test } from 'vitest';
import { editorCommand } from './keys';

const press = (
  key: string,
  modifiers: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', true>> = {},
) => editorCommand({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...modifiers });

test('keys ask for what the help says', () => {
  expect(press('z', { ctrlKey: true })).toEqual({ type: 'undo' });
  expect(press('Z', { metaKey: true, shiftKey: true })).toEqual({ type: 'redo' });
  expect(press('y', { ctrlKey: true })).toEqual({ type: 'redo' });
  expect(press('ArrowLeft', { shiftKey: true })).toMatchObject({ x: -1, y: 0, far: true });
  expect(press('Enter', { shiftKey: true })).toEqual({ type: 'row' });
  expect(press('R')).toEqual({ type: 'tool', tool: 'rows' });
});

test('what belongs to the browser is left alone', () => {
  expect(press('r', { ctrlKey: true })).toBeNull();
  expect(press('Tab')).toBeNull();
  expect(press('d', { altKey: true })).toBeNull();
  expect(press('F5')).toBeNull();
});
