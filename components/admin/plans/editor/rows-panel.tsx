'use client';

import { SelectField } from '@/components/ui/select-field';
import type { BlockSettings } from './draw-items';
import { NumberField } from './number-field';
import { RowNumberingFields, SeatNumberingFields } from './numbering-fields';
import { Panel } from './panel';
import type { Editor } from './use-editor';

/** What the rows are like that the next click places. */
export function RowsPanel({ editor }: { editor: Editor }) {
  const { block, setBlock, state } = editor;
  const set = (change: Partial<BlockSettings>) => setBlock({ ...block, ...change });
  return (
    <Panel title="New rows">
      <p className="text-ink-soft text-sm">
        Click to place them, or drag from the first seat to the last of the front row.
      </p>
      <div className="grid grid-cols-2 items-start gap-3">
        <NumberField label="Rows" value={block.rows} min={1} max={100} onChange={(rows) => set({ rows })} />
        <NumberField
          label="Seats in each"
          value={block.seatsPerRow}
          min={1}
          max={500}
          onChange={(seatsPerRow) => set({ seatsPerRow })}
        />
        <NumberField
          label="Seat spacing"
          value={block.seatSpacing}
          min={10}
          max={400}
          onChange={(seatSpacing) => set({ seatSpacing })}
        />
        <NumberField
          label="Row spacing"
          value={block.rowSpacing}
          min={10}
          max={400}
          onChange={(rowSpacing) => set({ rowSpacing })}
        />
        <NumberField
          label="Bend, degrees"
          value={block.bend}
          min={-180}
          max={180}
          onChange={(bend) => set({ bend })}
        />
        <NumberField
          label="Turn, degrees"
          value={Math.round(block.rotation)}
          min={-180}
          max={180}
          onChange={(rotation) => set({ rotation })}
        />
        <SeatNumberingFields
          value={block.seatNumbering}
          onChange={(seatNumbering) => set({ seatNumbering })}
        />
        <RowNumberingFields value={block.rowNumbering} onChange={(rowNumbering) => set({ rowNumbering })} />
        <SelectField
          label="Category"
          className="col-span-full"
          value={block.category}
          onChange={({ target }) => set({ category: target.value })}
        >
          <option value="">None yet</option>
          {state.document.categories.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
    </Panel>
  );
}
