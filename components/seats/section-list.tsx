import { useState } from 'react';
import { sectionName } from '@/lib/inventory/plan-view';
import type { Picker } from './hooks/use-picker';
import { SectionRows } from './section-rows';

/**
 * All sections in words. Each opens its rows right here; before the script or when the plan did not load, each is a
 * link to a page of its own.
 */
export function SectionList({ picker }: { picker: Picker }) {
  const { performance, plan, isFree } = picker;
  const [open, setOpen] = useState<number | null>(null);
  const path = `/events/${performance.event.slug}/${performance.id}/sections`;
  const opened = performance.sections.find(({ number }) => number === open);
  const rowsOf = (number: number) => plan?.sections[number - 1]?.rows ?? [];
  const freeIn = (number: number) =>
    rowsOf(number).reduce((sum, row) => sum + (plan?.rows[row]?.seats.filter(isFree).length ?? 0), 0);
  const look =
    'inline-flex min-h-10 items-center gap-2 rounded-tile border border-line-strong bg-surface px-3 text-sm hover:border-ink aria-expanded:border-ink aria-expanded:bg-ink aria-expanded:text-paper';
  return (
    <section aria-labelledby="by-section" className="rounded-tile border border-line bg-surface p-4 sm:p-5">
      <h2 id="by-section" className="text-2xl">
        By section
      </h2>
      <p className="mt-1 text-ink-soft text-sm">Every seat in a list: choose a section, then tick seats.</p>
      <div className="mt-3 max-h-80 overflow-y-auto">
        {[...Map.groupBy(performance.sections, ({ zone }) => zone)].map(([zone, sections]) => (
          <div key={zone} className="mb-3">
            <h3 className="mb-1.5 font-sans font-semibold text-sm">{zone}</h3>
            <ul className="flex flex-wrap gap-2">
              {sections.map(({ number, name }) => (
                <li key={number}>
                  {plan ? (
                    <button
                      type="button"
                      className={look}
                      aria-expanded={open === number}
                      aria-controls="section-rows"
                      onClick={() => setOpen(open === number ? null : number)}
                    >
                      {name || 'All'}
                      <span className="opacity-75">{freeIn(number)} free</span>
                    </button>
                  ) : (
                    <a className={look} href={`${path}?section=${number}`}>
                      {name || 'All'}
                      <span className="sr-only"> of {zone}</span>
                    </a>
                  )}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      <div id="section-rows" className="max-h-[32rem] overflow-y-auto">
        {plan && opened && (
          <>
            <h3 className="mt-4 text-xl">{sectionName(opened)}</h3>
            <SectionRows picker={picker} rows={rowsOf(opened.number)} />
          </>
        )}
      </div>
    </section>
  );
}
