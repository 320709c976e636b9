'use client';

import { useMemo, useReducer, useRef, useState } from 'react';
import type { Point } from '@/components/seats/plan/viewport';
import type { PlanDocument } from '@/lib/inventory/plan-document/document';
import {
  addItems,
  type Clip,
  copyItems,
  isEmpty,
  moveItems,
  nothing,
  pasteItems,
  removeItems,
  type Selection,
} from '@/lib/inventory/plan-document/edit-items';
import { dropCompanions, paintSeats } from '@/lib/inventory/plan-document/edit-plan';
import type { PlanCanvas } from '../canvas/plan-canvas';
import type { Mode, Tool } from '../canvas/tools';
import { type BlockSettings, drawnArea, rowsAt, usualBlock } from './draw-items';
import { type Edited, type EditorState, reduce, startWith } from './state';

/** Short, and new in every document: ids of what is drawn begin with it. */
const newSeed = () =>
  [...crypto.getRandomValues(new Uint8Array(6))].map((byte) => (byte % 36).toString(36)).join('');

export type Editor = ReturnType<typeof useEditor>;

/** The state of the editor and everything one can do in it. */
export function useEditor(document: PlanDocument) {
  const [state, dispatch] = useReducer(reduce, document, startWith);
  const [tool, setTool] = useState<Tool>('select');
  const [isSnapping, setSnapping] = useState(true);
  const [brush, setBrush] = useState(document.categories[0]?.name ?? '');
  const [block, setBlock] = useState<BlockSettings>({ ...usualBlock, category: brush });
  const [message, announce] = useState('');
  const clip = useRef<Clip>([]);
  const board = useRef<PlanCanvas | null>(null);
  const now = useRef(state);
  now.current = state;

  const actions = useMemo(() => {
    const edit = (label: string, change: (state: EditorState) => Edited, merge?: string) => {
      dispatch({ type: 'edit', label, edit: change, ...(merge && { merge }) });
      announce(label);
    };
    const select = (selection: Selection, mode: Mode = 'replace') =>
      dispatch({ type: 'select', selection, mode });
    const copy = () => {
      clip.current = copyItems(now.current.document, now.current.selection);
      announce('Copied');
    };
    const paste = (from: Clip) => {
      const seed = newSeed();
      if (from.length > 0) edit('Paste', ({ document: into }) => pasteItems(into, from, seed, 20));
    };
    const remove = () =>
      edit('Delete', ({ document: from, selection }) => ({
        document: dropCompanions(removeItems(from, selection)),
        selection: nothing,
      }));
    const move = (dx: number, dy: number, merge?: string) =>
      edit(
        'Move',
        ({ document: from, selection }) => ({ document: moveItems(from, selection, dx, dy) }),
        merge,
      );
    return {
      edit,
      select,
      copy,
      paste: () => paste(clip.current),
      cut() {
        copy();
        remove();
      },
      duplicate: () => paste(copyItems(now.current.document, now.current.selection)),
      remove,
      move,
      selectAll() {
        const { zones } = now.current.document;
        select({
          seats: new Set(
            zones.flatMap(({ rows }) => rows.flatMap((row) => row.seats.map(({ guid }) => guid))),
          ),
          areas: new Set(zones.flatMap(({ areas }) => areas.map(({ id }) => id))),
        });
      },
      clear: () => select(nothing),
      undo() {
        announce(`Undone: ${now.current.past.at(-1)?.label ?? 'nothing'}`);
        dispatch({ type: 'undo' });
      },
      redo() {
        announce(`Done again: ${now.current.future.at(-1)?.label ?? 'nothing'}`);
        dispatch({ type: 'redo' });
      },
      paint: (guids: ReadonlySet<string>, category: string) =>
        edit('Paint', ({ document: from }) => ({ document: paintSeats(from, guids, category) })),
      setZone: (zoneId: string) => dispatch({ type: 'zone', zoneId }),
      load: (loaded: PlanDocument) => dispatch({ type: 'load', document: loaded }),
    };
  }, []);

  /** Puts what the tool draws between two points, selects it, and goes back to selecting. */
  const place = (from: Point, to: Point) => {
    if (tool === 'select' || tool === 'pan' || tool === 'paint') return;
    const seed = newSeed();
    const rows = tool === 'rows' ? rowsAt(block, from, to, seed) : [];
    const areas = tool === 'rows' ? [] : [drawnArea(tool, from, to, seed)];
    actions.edit(tool === 'rows' ? 'Add rows' : `Add ${tool}`, (before) => ({
      document: addItems(before.document, before.zoneId, { rows, areas }),
      selection: {
        seats: new Set(rows.flatMap((row) => row.seats.map(({ guid }) => guid))),
        areas: new Set(areas.map(({ id }) => id)),
      },
    }));
    setTool('select');
  };

  return {
    ...actions,
    state,
    isEmpty: isEmpty(state.selection),
    tool,
    setTool,
    isSnapping,
    setSnapping,
    brush,
    setBrush,
    block,
    setBlock,
    place,
    message,
    announce,
    /** The drawing board, once it is there. */
    board,
  };
}
