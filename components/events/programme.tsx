import type { EventView } from '@/lib/catalog/find-event';

/** What is played, in order; an intermission is a rest in the list, not an item of it. */
export function Programme({ items }: { items: EventView['programme'] }) {
  return (
    <ol className="ruled">
      {items.map((item) =>
        item.kind === 'intermission' ? (
          <li key={item.position} className="note py-3 italic">
            Intermission
          </li>
        ) : (
          <li key={item.position} className="work">
            <p>{item.composer}</p>
            <div>
              <p className="work-title">{item.title}</p>
              {item.movements && <p className="note">{item.movements}</p>}
              {item.conductor && <p className="note">{item.conductor}, conductor</p>}
            </div>
          </li>
        ),
      )}
    </ol>
  );
}
