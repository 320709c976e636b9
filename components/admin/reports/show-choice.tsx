import { ChoiceChip } from '@/components/ui/chip';
import { type Show, showNames, shows } from '@/lib/payments/reports/report-view';

/** Which performances the page is about. */
export function ShowChoice({ slug, show }: { slug: string; show: Show }) {
  return (
    <nav aria-label="Performances" className="flex flex-wrap gap-2">
      {shows.map((choice) => (
        <ChoiceChip key={choice} href={`/admin/${slug}/reports?show=${choice}`} current={choice === show}>
          {showNames[choice]}
        </ChoiceChip>
      ))}
    </nav>
  );
}
