import { ChoiceChip } from '@/components/ui/chip';
import type { PerformanceView, SectionView } from '@/lib/inventory/plan-view';

type SectionPageNavProps = { performance: PerformanceView; section: SectionView };

/** From section to section: the zones, and the parts of the zone one is in. */
export function SectionPageNav({ performance, section }: SectionPageNavProps) {
  const path = `/events/${performance.event.slug}/${performance.id}/sections`;
  const zones = [...Map.groupBy(performance.sections, ({ zone }) => zone).values()];
  const parts = performance.sections.filter(({ zone }) => zone === section.zone);
  return (
    <>
      <nav aria-label="Zones" className="flex flex-wrap gap-2">
        {zones.map(([first]) =>
          first ? (
            <ChoiceChip
              key={first.zone}
              href={`${path}?section=${first.number}`}
              current={first.zone === section.zone}
            >
              {first.zone}
            </ChoiceChip>
          ) : null,
        )}
      </nav>
      {parts.length > 1 && (
        <nav aria-label={`Parts of ${section.zone}`} className="mt-3 flex flex-wrap gap-2">
          {parts.map(({ number, name }) => (
            <ChoiceChip key={number} href={`${path}?section=${number}`} current={number === section.number}>
              {name || 'All'}
            </ChoiceChip>
          ))}
        </nav>
      )}
    </>
  );
}
