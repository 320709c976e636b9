'use client';

import { TextField } from '@/components/ui/text-field';
import type { PlanArea } from '@/lib/inventory/plan-document/document';
import { editAreas } from '@/lib/inventory/plan-document/edit-items';
import { NumberField } from './number-field';
import type { Editor } from './use-editor';

/** Text, size and turn of the one area that is selected. */
export function AreaFields({ editor }: { editor: Editor }) {
  const { document, selection } = editor.state;
  const areas = document.zones.flatMap((zone) => zone.areas.filter(({ id }) => selection.areas.has(id)));
  const [area] = areas;
  if (!area || areas.length > 1) return null;
  const change = (next: (area: PlanArea) => PlanArea) =>
    editor.edit(
      'Change the area',
      (before) => ({ document: editAreas(before.document, new Set([area.id]), next) }),
      `area ${area.id}`,
    );
  const { shape } = area;
  const resize = (width: number, height: number) =>
    change((before) => ({
      ...before,
      shape: { type: 'rectangle', width, height },
      ...(before.text && {
        text: { ...before.text, x: Math.round(width / 2), y: Math.round(height / 2) },
      }),
    }));
  return (
    <div className="grid grid-cols-2 items-start gap-3">
      <TextField
        label="Text"
        className="col-span-full"
        maxLength={200}
        value={area.text?.text ?? ''}
        onChange={({ target }) =>
          change((before) => ({
            ...before,
            // Whose shape is only text stays what it is, even while the text is empty.
            text: { x: 0, y: 0, ...before.text, text: target.value },
          }))
        }
      />
      {shape.type === 'rectangle' && (
        <>
          <NumberField
            label="Width"
            value={shape.width}
            min={10}
            max={10_000}
            onChange={(width) => resize(width, shape.height)}
          />
          <NumberField
            label="Depth"
            value={shape.height}
            min={10}
            max={10_000}
            onChange={(height) => resize(shape.width, height)}
          />
        </>
      )}
      <NumberField
        label="Turn, degrees"
        value={Math.round(area.rotation)}
        min={-360}
        max={360}
        onChange={(rotation) => change((before) => ({ ...before, rotation }))}
      />
      {area.kind === 'standing' && (
        <p className="col-span-full text-ink-soft text-sm">
          How many people may stand here is said by the price level that sells it.
        </p>
      )}
    </div>
  );
}
