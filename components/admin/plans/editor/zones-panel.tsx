'use client';

import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/text-field';
import { addZone, removeZone, renameZone } from '@/lib/inventory/plan-document/edit-plan';
import { Panel } from './panel';
import type { Editor } from './use-editor';

/** The zones; new rows go into the chosen one. */
export function ZonesPanel({ editor }: { editor: Editor }) {
  const { document, zoneId } = editor.state;
  const add = () => {
    const id = `zone-${Date.now().toString(36)}`;
    editor.edit('Add a zone', (before) => ({
      document: addZone(before.document, id, `Zone ${before.document.zones.length + 1}`),
    }));
    editor.setZone(id);
  };
  return (
    <Panel title="Zones" note={document.zones.length}>
      <p className="text-ink-soft text-sm">
        New rows go into the chosen zone. “Stalls, Left” is the part Left of the zone Stalls.
      </p>
      <ul className="grid gap-2">
        {document.zones.map((zone) => {
          const seats = zone.rows.reduce((sum, row) => sum + row.seats.length, 0);
          const isBare = seats + zone.areas.length === 0 && document.zones.length > 1;
          return (
            <li key={zone.id} className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-2">
              <input
                type="radio"
                name="zone"
                aria-label={`Draw in ${zone.name}`}
                checked={zone.id === zoneId}
                onChange={() => editor.setZone(zone.id)}
                className="size-5 accent-(--accent)"
              />
              <Input
                aria-label={`Name of zone ${zone.name}`}
                value={zone.name}
                maxLength={100}
                onChange={({ target }) =>
                  editor.edit(
                    'Rename a zone',
                    (before) => ({ document: renameZone(before.document, zone.id, target.value) }),
                    `zone ${zone.id}`,
                  )
                }
                className="min-h-9 py-1"
              />
              {isBare ? (
                <button
                  type="button"
                  className="text-link text-sm"
                  onClick={() =>
                    editor.edit('Remove a zone', (before) => ({
                      document: removeZone(before.document, zone.id),
                    }))
                  }
                >
                  Remove
                </button>
              ) : (
                <span className="text-ink-soft text-sm tabular-nums">{seats.toLocaleString('en')}</span>
              )}
            </li>
          );
        })}
      </ul>
      <Button size="small" variant="secondary" className="justify-self-start" onClick={add}>
        Add a zone
      </Button>
    </Panel>
  );
}
