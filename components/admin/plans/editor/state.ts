import type { PlanDocument } from '@/lib/inventory/plan-document/document';
import { isEmpty, keepExisting, nothing, type Selection } from '@/lib/inventory/plan-document/edit-items';

type Step = { document: PlanDocument; label: string; merge?: string };

/** Everything that undo and redo know, and what is selected. */
export type EditorState = {
  document: PlanDocument;
  selection: Selection;
  past: Step[];
  future: Step[];
  /** The zone into which new rows go. */
  zoneId: string;
};

export type Edited = { document: PlanDocument; selection?: Selection };

export type EditorAction =
  /** Changes the plan. Edits with the same `merge` that follow each other are undone together. */
  | { type: 'edit'; label: string; merge?: string; edit: (state: EditorState) => Edited }
  | { type: 'select'; selection: Selection; mode: 'replace' | 'add' | 'toggle' }
  | { type: 'zone'; zoneId: string }
  | { type: 'undo' }
  | { type: 'redo' }
  /** Another document altogether; there is no way back behind it. */
  | { type: 'load'; document: PlanDocument };

const mostSteps = 300;

export const startWith = (document: PlanDocument): EditorState => ({
  document,
  selection: nothing,
  past: [],
  future: [],
  zoneId: document.zones[0]?.id ?? '',
});

/** The editor's one reducer. An edit that changes nothing leaves no step behind. */
export function reduce(state: EditorState, action: EditorAction): EditorState {
  switch (action.type) {
    case 'edit':
      return edit(state, action);
    case 'select':
      return { ...state, selection: combine(state.selection, action.selection, action.mode) };
    case 'zone':
      return { ...state, zoneId: action.zoneId };
    case 'undo':
      return step(state, 'past', 'future');
    case 'redo':
      return step(state, 'future', 'past');
    case 'load':
      return startWith(action.document);
  }
}

function edit(state: EditorState, { label, merge, edit }: EditorAction & { type: 'edit' }): EditorState {
  const { document, selection = state.selection } = edit(state);
  if (document === state.document) return { ...state, selection };
  const last = state.past.at(-1);
  const isMerged = merge !== undefined && last?.merge === merge && state.future.length === 0;
  const made: Step = { document: state.document, label, ...(merge !== undefined && { merge }) };
  return settle({
    ...state,
    document,
    selection,
    past: isMerged ? state.past : [...state.past.slice(1 - mostSteps), made],
    future: [],
  });
}

function step(state: EditorState, from: 'past' | 'future', to: 'past' | 'future'): EditorState {
  const taken = state[from].at(-1);
  if (!taken) return state;
  return settle({
    ...state,
    document: taken.document,
    [from]: state[from].slice(0, -1),
    // Without its merge: what comes after an undo is a step of its own.
    [to]: [...state[to], { document: state.document, label: taken.label }],
  });
}

/** Selection and zone name only what is there. */
function settle(state: EditorState): EditorState {
  const { document, zoneId } = state;
  const isThere = document.zones.some(({ id }) => id === zoneId);
  return {
    ...state,
    selection: keepExisting(document, state.selection),
    zoneId: isThere ? zoneId : (document.zones[0]?.id ?? ''),
  };
}

function combine(before: Selection, given: Selection, mode: 'replace' | 'add' | 'toggle'): Selection {
  if (mode === 'replace' || isEmpty(before)) return given;
  const join = (old: ReadonlySet<string>, next: ReadonlySet<string>) => {
    const joined = new Set(old);
    for (const id of next) if (mode === 'add' || !joined.delete(id)) joined.add(id);
    return joined;
  };
  return { seats: join(before.seats, given.seats), areas: join(before.areas, given.areas) };
}
