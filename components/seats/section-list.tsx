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
      <ul className="mt-3 flex max-h-72 flex-wrap gap-2 overflow-y-auto">
        {performance.sections.map((section) => (
          <li key={section.number}>
            {plan ? (
              <button
                type="button"
                className={look}
                aria-expanded={open === section.number}
                aria-controls="section-rows"
                onClick={() => setOpen(open === section.number ? null : section.number)}
              >
                {sectionName(section)}
                <span className="opacity-75">{freeIn(section.number)} free</span>
              </button>
            ) : (
              <a className={look} href={`${path}?section=${section.number}`}>
                {sectionName(section)}
              </a>
            )}
          </li>
        ))}
      </ul>
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
