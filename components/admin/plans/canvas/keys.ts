import type { Tool } from './tools';

export type EditorCommand =
  | { type: 'arrow'; x: -1 | 0 | 1; y: -1 | 0 | 1; far: boolean; fine: boolean; cursor: boolean }
  | { type: 'tool'; tool: Tool }
  | { type: 'zoom'; factor: number }
  | {
      type:
        | 'undo'
        | 'redo'
        | 'copy'
        | 'cut'
        | 'paste'
        | 'duplicate'
        | 'all'
        | 'none'
        | 'delete'
        | 'fit'
        | 'snap'
        | 'accessible'
        | 'companion'
        | 'choose'
        | 'row'
        | 'place'
        | 'help';
    };

type Key = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; shiftKey: boolean };

const withControl: Record<string, EditorCommand['type']> = {
  z: 'undo',
  y: 'redo',
  c: 'copy',
  x: 'cut',
  v: 'paste',
  d: 'duplicate',
  a: 'all',
};

const alone: Record<string, EditorCommand> = {
  v: { type: 'tool', tool: 'select' },
  h: { type: 'tool', tool: 'pan' },
  r: { type: 'tool', tool: 'rows' },
  b: { type: 'tool', tool: 'paint' },
  s: { type: 'tool', tool: 'stage' },
  t: { type: 'tool', tool: 'standing' },
  l: { type: 'tool', tool: 'label' },
  '+': { type: 'zoom', factor: 1.4 },
  '=': { type: 'zoom', factor: 1.4 },
  '-': { type: 'zoom', factor: 1 / 1.4 },
  0: { type: 'fit' },
  g: { type: 'snap' },
  w: { type: 'accessible' },
  k: { type: 'companion' },
  p: { type: 'place' },
  enter: { type: 'choose' },
  escape: { type: 'none' },
  delete: { type: 'delete' },
  backspace: { type: 'delete' },
  '?': { type: 'help' },
};

const arrows: Record<string, [-1 | 0 | 1, -1 | 0 | 1]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** What a key asks of the editor; nothing for keys that belong to the browser. */
export function editorCommand(event: Key): EditorCommand | null {
  const { key, shiftKey, altKey } = event;
  const control = event.ctrlKey || event.metaKey;
  const [x, y] = arrows[key] ?? [];
  if (x !== undefined && y !== undefined)
    return { type: 'arrow', x, y, far: shiftKey, fine: altKey, cursor: control };
  const name = key.toLowerCase();
  if (control) {
    if (name === 'z' && shiftKey) return { type: 'redo' };
    const type = withControl[name];
    return type ? ({ type } as EditorCommand) : null;
  }
  if (altKey) return null;
  if (name === 'enter' && shiftKey) return { type: 'row' };
  return alone[name] ?? null;
}

/** For the help: what each key does. */
export const keyHelp: [string, string][] = [
  ['Arrow keys', 'move what is selected by a step of the grid; with nothing selected, go from seat to seat'],
  ['Shift + arrow, Alt + arrow', 'move ten steps; move by a single unit'],
  ['Ctrl + arrow', 'go from seat to seat while something is selected'],
  ['Enter', 'select or deselect the seat you are on'],
  ['Shift + Enter', 'select its whole row'],
  ['Ctrl + A, Escape', 'select everything; select nothing'],
  ['Delete', 'delete what is selected'],
  ['Ctrl + Z, Ctrl + Shift + Z', 'undo; redo'],
  ['Ctrl + C, X, V, D', 'copy, cut, paste, duplicate'],
  ['V, H', 'select tool; hand for moving the view (or hold the space bar)'],
  ['R, S, T, L', 'draw rows, a stage, a standing area, a label'],
  ['P', 'place what the tool draws in the middle of the view'],
  ['B', 'brush for categories'],
  ['W, K', 'mark seats as wheelchair places; as companion places of those selected with them'],
  ['G', 'turn snapping on or off'],
  ['+, -, 0', 'zoom in, zoom out, show everything'],
  ['?', 'this help'],
];
