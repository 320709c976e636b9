import type { EventView } from '@/lib/catalog/find-event';

/** What is played, in order; an intermission is a rest in the list, not an item of it. */
export function Programme({ items }: { items: EventView['programme'] }) {
  return (
    <ol className="border-line border-b">
      {items.map((item) =>
        item.kind === 'intermission' ? (
          <li key={item.position} className="flex items-center gap-4 border-line border-t py-3 note italic">
            Intermission
          </li>
        ) : (
          <li key={item.position} className="grid gap-x-6 border-line border-t py-4 sm:grid-cols-[11rem_1fr]">
            <p className="text-ink-soft">{item.composer}</p>
            <div>
              <p className="font-display text-lg leading-snug">{item.title}</p>
              {item.movements && <p className="note">{item.movements}</p>}
              {item.conductor && <p className="note">{item.conductor}, conductor</p>}
            </div>
          </li>
        ),
      )}
    </ol>
  );
}
