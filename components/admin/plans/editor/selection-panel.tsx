'use client';

import { useMemo, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { seatsOf } from '@/lib/inventory/plan-document/document';
import { moveToZone, nameRows } from '@/lib/inventory/plan-document/edit-plan';
import { AreaFields } from './area-fields';
import { markAccessible, markCompanions } from './handle-key';
import { NumberingDialog } from './numbering-dialog';
import { Panel } from './panel';
import type { Editor } from './use-editor';

/** What can be said about the selected seats together; null where they differ. */
function common(editor: Editor) {
  const { document, selection } = editor.state;
  let category: string | null | undefined;
  let row: string | null | undefined;
  let zone: string | null | undefined;
  let areAccessible = true;
  let hasPlace = false;
  let hasOther = false;
  let hasCompanions = false;
  const same = (known: string | null | undefined, next: string) =>
    known === undefined || known === next ? next : null;
  for (const found of seatsOf(document)) {
    if (!selection.seats.has(found.seat.guid)) continue;
    category = same(category, found.seat.category);
    row = same(row, found.row.number);
    zone = same(zone, found.zone.id);
    areAccessible &&= found.seat.accessible;
    hasPlace ||= found.seat.accessible;
    hasOther ||= !found.seat.accessible;
    hasCompanions ||= found.seat.companionOf !== undefined;
  }
  return {
    category: category ?? null,
    row: row ?? null,
    zone: zone ?? null,
    areAccessible,
    pairs: hasPlace && hasOther,
    hasCompanions,
  };
}

/** Everything that can be changed about what is selected. */
export function SelectionPanel({ editor }: { editor: Editor }) {
  const { state } = editor;
  const { document, selection } = state;
  const dialog = useRef<HTMLDialogElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it reads these two and nothing else
  const shared = useMemo(() => common(editor), [document, selection]);
  if (editor.isEmpty) return null;
  const count = selection.seats.size;
  return (
    <Panel title="Selection">
      {count > 0 && (
        <div className="grid gap-3">
          <SelectField
            label="Category"
            value={shared.category ?? '*'}
            onChange={({ target }) => editor.paint(selection.seats, target.value)}
          >
            {shared.category === null && <option value="*">Several</option>}
            <option value="">None</option>
            {document.categories.map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </SelectField>
          <TextField
            label="Row"
            value={shared.row ?? ''}
            placeholder={shared.row === null ? 'Several' : undefined}
            maxLength={20}
            onChange={({ target }) =>
              editor.edit(
                'Name the row',
                (before) => ({ document: nameRows(before.document, before.selection, target.value) }),
                'row',
              )
            }
          />
          <SelectField
            label="Zone"
            value={shared.zone ?? '*'}
            onChange={({ target }) =>
              editor.edit('Move to a zone', (before) => ({
                document: moveToZone(before.document, before.selection, target.value),
              }))
            }
          >
            {shared.zone === null && <option value="*">Several</option>}
            {document.zones.map(({ id, name }) => (
              <option key={id} value={id}>
                {name || '(no name)'}
              </option>
            ))}
          </SelectField>
          <div className="flex flex-wrap gap-2">
            <Button size="small" variant="secondary" onClick={() => dialog.current?.showModal()}>
              Number…
            </Button>
            <Button
              size="small"
              variant="secondary"
              aria-pressed={shared.areAccessible}
              onClick={() => markAccessible(editor)}
            >
              {shared.areAccessible ? 'No wheelchair place' : 'Wheelchair place'}
            </Button>
            {(shared.pairs || shared.hasCompanions) && (
              <Button size="small" variant="secondary" onClick={() => markCompanions(editor)}>
                {shared.pairs ? 'Companion places of these' : 'No companion place'}
              </Button>
            )}
          </div>
          <NumberingDialog ref={dialog} editor={editor} />
        </div>
      )}
      <AreaFields editor={editor} />
    </Panel>
  );
}
