import { pairCompanions, toggleAccessible } from '@/lib/inventory/plan-document/edit-plan';
import { type EditorCommand, editorCommand } from '../canvas/keys';
import { seatTowards } from '../canvas/seat-towards';
import { gridStep } from '../canvas/snap';
import { seatText } from './board';
import type { Editor } from './use-editor';

type KeyEvent = Parameters<typeof editorCommand>[0] & { preventDefault(): void };

/** Does what a key on the board asks for. */
export function handleKey(event: KeyEvent, editor: Editor, onHelp: () => void) {
  if (event.key === ' ') {
    event.preventDefault();
    return editor.board.current?.setSpace(true);
  }
  const command = editorCommand(event);
  if (!command) return;
  event.preventDefault();
  run(command, editor, onHelp);
}

function run(command: EditorCommand, editor: Editor, onHelp: () => void) {
  const board = editor.board.current;
  switch (command.type) {
    case 'arrow':
      return arrow(command, editor);
    case 'tool':
      return editor.setTool(command.tool);
    case 'zoom':
      return board?.zoom(command.factor);
    case 'fit':
      return board?.showAll();
    case 'undo':
      return editor.undo();
    case 'redo':
      return editor.redo();
    case 'copy':
      return editor.copy();
    case 'cut':
      return editor.cut();
    case 'paste':
      return editor.paste();
    case 'duplicate':
      return editor.duplicate();
    case 'all':
      return editor.selectAll();
    case 'none':
      editor.setTool('select');
      return editor.clear();
    case 'delete':
      return editor.remove();
    case 'snap':
      return editor.setSnapping(!editor.isSnapping);
    case 'accessible':
      return markAccessible(editor);
    case 'companion':
      return markCompanions(editor);
    case 'choose':
    case 'row':
      return choose(command.type === 'row', editor);
    case 'place':
      return placeInMiddle(editor);
    case 'help':
      return onHelp();
  }
}

/** Makes the selected seats accessible, or none of them when all are. */
export const markAccessible = (editor: Editor) =>
  editor.edit('Wheelchair places', ({ document, selection }) => ({
    document: toggleAccessible(document, selection),
  }));

/** Makes the selected seats companion places of the wheelchair places that are selected with them. */
export const markCompanions = (editor: Editor) =>
  editor.edit('Companion places', ({ document, selection }) => ({
    document: pairCompanions(document, selection),
  }));

/** Puts what the tool draws where one is looking. */
export function placeInMiddle(editor: Editor) {
  const { x, y } = editor.board.current?.middle() ?? { x: 0, y: 0 };
  const at = { x: Math.round(x / gridStep) * gridStep, y: Math.round(y / gridStep) * gridStep };
  editor.place(at, at);
}

function arrow({ x, y, far, fine, cursor }: EditorCommand & { type: 'arrow' }, editor: Editor) {
  const board = editor.board.current;
  if (!editor.isEmpty && !cursor) {
    const step = fine ? 1 : far ? gridStep * 10 : gridStep;
    return editor.move(x * step, y * step, 'arrows');
  }
  if (!board?.scene) return;
  const seat = seatTowards(board.scene, board.cursor, x, y);
  board.setCursor(seat);
  if (seat >= 0) editor.announce(seatText(board.scene, seat));
}

function choose(wholeRow: boolean, editor: Editor) {
  const board = editor.board.current;
  const { scene, cursor = -1 } = board ?? {};
  if (!scene || cursor < 0) return;
  const row = scene.rows[scene.row[cursor] ?? 0]?.row;
  const seats = wholeRow ? row?.seats.map(({ guid }) => guid) : [scene.guids[cursor] ?? ''];
  editor.select({ seats: new Set(seats), areas: new Set() }, wholeRow ? 'add' : 'toggle');
}
