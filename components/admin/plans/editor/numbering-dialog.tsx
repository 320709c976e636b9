'use client';

import { type Ref, useState } from 'react';
import { Button } from '@/components/ui/button';
import { renameRows, renumberSeats } from '@/lib/inventory/plan-document/edit-plan';
import { usualBlock } from './draw-items';
import { Check, RowNumberingFields, SeatNumberingFields } from './numbering-fields';
import type { Editor } from './use-editor';

/** Counts the selected seats and names their rows, as one step. */
export function NumberingDialog({ ref, editor }: { ref: Ref<HTMLDialogElement>; editor: Editor }) {
  const [seats, setSeats] = useState(usualBlock.seatNumbering);
  const [rows, setRows] = useState(usualBlock.rowNumbering);
  const [withRows, setWithRows] = useState(false);
  const apply = () =>
    editor.edit('Number', ({ document, selection }) => {
      const counted = renumberSeats(document, selection, seats);
      return { document: withRows ? renameRows(counted, selection, rows) : counted };
    });
  return (
    <dialog
      ref={ref}
      aria-labelledby="numbering-title"
      className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-tile border border-line-strong bg-surface p-5 text-ink backdrop:bg-black/40"
    >
      <form method="dialog" onSubmit={apply} className="grid grid-cols-2 items-start gap-3">
        <h2 id="numbering-title" className="col-span-full text-2xl">
          Number the selected seats
        </h2>
        <SeatNumberingFields value={seats} onChange={setSeats} />
        <Check label="Name the rows, too, from the top" checked={withRows} onChange={setWithRows} />
        {withRows && <RowNumberingFields value={rows} onChange={setRows} />}
        <div className="col-span-full mt-2 flex gap-2">
          <Button type="submit">Number</Button>
          <Button
            variant="secondary"
            onClick={({ currentTarget }) => currentTarget.closest('dialog')?.close()}
          >
            Cancel
          </Button>
        </div>
      </form>
    </dialog>
  );
}
