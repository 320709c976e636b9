'use client';

import type { ComponentProps } from 'react';
import { align, distribute, type Edge } from '@/lib/inventory/plan-document/arrange';
import type { Tool } from '../canvas/tools';
import { placeInMiddle } from './handle-key';
import { ToolIcon } from './tool-icon';
import type { Editor } from './use-editor';

const tools: [Tool, string, string][] = [
  ['select', 'Select', 'V'],
  ['pan', 'Move the view', 'H'],
  ['rows', 'Rows', 'R'],
  ['stage', 'Stage', 'S'],
  ['standing', 'Standing area', 'T'],
  ['label', 'Label', 'L'],
  ['paint', 'Paint category', 'B'],
];

const edges: [Edge, string][] = [
  ['left', 'Align left'],
  ['centre', 'Align centres'],
  ['right', 'Align right'],
  ['top', 'Align top'],
  ['middle', 'Align middles'],
  ['bottom', 'Align bottom'],
];

function ToolButton({
  label,
  icon,
  hint,
  ...rest
}: ComponentProps<'button'> & { label: string; icon: string; hint?: string }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={hint ? `${label} (${hint})` : label}
      className="grid size-10 shrink-0 place-items-center rounded-tile border border-transparent hover:bg-sunken disabled:cursor-not-allowed disabled:text-ink-faint disabled:opacity-50 aria-pressed:border-accent aria-pressed:bg-accent-wash aria-pressed:text-accent-strong"
      {...rest}
    >
      <ToolIcon name={icon} />
    </button>
  );
}

const Gap = () => <span aria-hidden="true" className="mx-1 h-7 w-px shrink-0 self-center bg-line" />;

/** Everything that one does with a click: tools, undo, arranging, zoom. Scrolls sideways where it is narrow. */
export function Toolbar({ editor, onHelp }: { editor: Editor; onHelp: () => void }) {
  const { state, isEmpty, board } = editor;
  const draws = editor.tool !== 'select' && editor.tool !== 'pan' && editor.tool !== 'paint';
  const arrange = (edge: Edge, label: string) =>
    editor.edit(label, (before) => ({ document: align(before.document, before.selection, edge) }));
  const spread = (axis: 'x' | 'y', label: string) =>
    editor.edit(label, (before) => ({ document: distribute(before.document, before.selection, axis) }));
  return (
    <div
      role="toolbar"
      aria-label="Drawing"
      className="flex items-center overflow-x-auto rounded-tile border border-line bg-surface p-1"
    >
      {tools.map(([tool, label, hint]) => (
        <ToolButton
          key={tool}
          label={label}
          hint={hint}
          icon={tool}
          aria-pressed={editor.tool === tool}
          onClick={() => editor.setTool(tool)}
        />
      ))}
      {draws && (
        <button
          type="button"
          onClick={() => placeInMiddle(editor)}
          className="mx-1 min-h-9 shrink-0 whitespace-nowrap rounded-tile bg-accent px-3 font-semibold text-on-accent text-sm hover:bg-accent-strong"
        >
          Place in the middle
        </button>
      )}
      <Gap />
      <ToolButton
        label="Undo"
        hint="Ctrl+Z"
        icon="undo"
        disabled={state.past.length === 0}
        onClick={editor.undo}
      />
      <ToolButton
        label="Redo"
        hint="Ctrl+Shift+Z"
        icon="redo"
        disabled={state.future.length === 0}
        onClick={editor.redo}
      />
      <ToolButton label="Duplicate" hint="Ctrl+D" icon="copy" disabled={isEmpty} onClick={editor.duplicate} />
      <ToolButton label="Delete" hint="Delete" icon="delete" disabled={isEmpty} onClick={editor.remove} />
      <Gap />
      {edges.map(([edge, label]) => (
        <ToolButton
          key={edge}
          label={label}
          icon={edge}
          disabled={isEmpty}
          onClick={() => arrange(edge, label)}
        />
      ))}
      <ToolButton
        label="Distribute across"
        icon="across"
        disabled={isEmpty}
        onClick={() => spread('x', 'Distribute across')}
      />
      <ToolButton
        label="Distribute down"
        icon="down"
        disabled={isEmpty}
        onClick={() => spread('y', 'Distribute down')}
      />
      <Gap />
      <ToolButton
        label="Snap to grid and neighbours"
        hint="G"
        icon="snap"
        aria-pressed={editor.isSnapping}
        onClick={() => editor.setSnapping(!editor.isSnapping)}
      />
      <ToolButton label="Zoom in" hint="+" icon="in" onClick={() => board.current?.zoom(1.4)} />
      <ToolButton label="Zoom out" hint="-" icon="out" onClick={() => board.current?.zoom(1 / 1.4)} />
      <ToolButton label="Show everything" hint="0" icon="fit" onClick={() => board.current?.showAll()} />
      <ToolButton label="Help and keys" hint="?" icon="help" onClick={onHelp} />
    </div>
  );
}
