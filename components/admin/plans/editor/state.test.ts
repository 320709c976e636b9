import { expect, test } from 'vitest';
import { moveItems, nothing, removeItems } from '@/lib/inventory/plan-document/edit-items';
import { tidyDocument } from '@/lib/inventory/plan-document/testing';
import { type EditorAction, type EditorState, reduce, startWith } from './state';

const seats = (...guids: string[]) => ({ seats: new Set(guids), areas: new Set<string>() });
const run = (state: EditorState, ...actions: EditorAction[]) => actions.reduce(reduce, state);
const start = () => startWith(tidyDocument());
const nudge = (dx: number, merge?: string): EditorAction => ({
  type: 'edit',
  label: 'Move',
  ...(merge && { merge }),
  edit: ({ document, selection }) => ({ document: moveItems(document, selection, dx, 0) }),
});
const select = (...guids: string[]): EditorAction => ({
  type: 'select',
  selection: seats(...guids),
  mode: 'replace',
});
const remove: EditorAction = {
  type: 'edit',
  label: 'Delete',
  edit: ({ document, selection }) => ({ document: removeItems(document, selection), selection: nothing }),
};
const xOf = ({ document }: EditorState, row = 0, seat = 0) => document.zones[0]?.rows[row]?.seats[seat]?.x;

test('an edit can be undone and done again, and what was there is the very same', () => {
  const before = run(start(), select('g0-1'));
  const moved = run(before, nudge(10));
  expect(xOf(moved)).toBe(10);
  const back = run(moved, { type: 'undo' });
  expect(back.document).toBe(before.document);
  expect(run(back, { type: 'redo' }).document).toBe(moved.document);
  expect(run(back, { type: 'undo' })).toBe(back);
});

test('rows that an edit does not touch are shared', () => {
  const before = run(start(), select('g0-1'));
  const moved = run(before, nudge(10));
  const rows = ({ document }: EditorState) => document.zones[0]?.rows ?? [];
  expect(rows(moved)[1]).toBe(rows(before)[1]);
  expect(rows(moved)[0]?.seats[1]).toBe(rows(before)[0]?.seats[1]);
});

test('steps of one key are undone together, and not with what came before or after', () => {
  const state = run(start(), select('g0-1'), nudge(1), nudge(1, 'keys'), nudge(1, 'keys'), nudge(1, 'keys'), {
    type: 'undo',
  });
  expect(xOf(state)).toBe(1);
  expect(xOf(run(state, nudge(1, 'keys'), { type: 'undo' }))).toBe(1);
});

test('a new edit closes the way forward; one that changes nothing does not', () => {
  const undone = run(start(), select('g0-1'), nudge(5), { type: 'undo' });
  expect(run(undone, nudge(0)).future).toHaveLength(1);
  expect(run(undone, nudge(7)).future).toHaveLength(0);
});

test('what is deleted is no longer selected, also after it was undone and done again', () => {
  const state = run(start(), select('g0-1', 'g0-2'), remove);
  expect(state.selection.seats.size).toBe(0);
  const again = run(state, { type: 'undo' }, select('g0-1', 'g0-3'), { type: 'redo' });
  expect([...again.selection.seats]).toEqual(['g0-3']);
});

test('selecting adds, replaces and toggles', () => {
  const add: EditorAction = { type: 'select', selection: seats('g0-2', 'g0-3'), mode: 'add' };
  const toggle: EditorAction = { type: 'select', selection: seats('g0-3', 'g0-4'), mode: 'toggle' };
  expect([...run(start(), select('g0-1'), add).selection.seats]).toEqual(['g0-1', 'g0-2', 'g0-3']);
  expect([...run(start(), add, toggle).selection.seats]).toEqual(['g0-2', 'g0-4']);
});

test('three hundred steps are kept', () => {
  const state = run(start(), select('g0-1'), ...Array.from({ length: 400 }, () => nudge(1)));
  expect(state.past).toHaveLength(300);
});

test('moving 20,000 seats takes less than a quarter of a second', () => {
  const large = startWith(tidyDocument({ rows: 200, seatsPerRow: 100 }));
  const all = large.document.zones.flatMap((zone) =>
    zone.rows.flatMap((row) => row.seats.map(({ guid }) => guid)),
  );
  const since = performance.now();
  run(large, select(...all), nudge(5));
  expect(performance.now() - since).toBeLessThan(250);
});
