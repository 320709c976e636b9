import { Badge } from '@/components/ui/badge';
import { SiteLink } from '@/components/ui/site-link';
import type { PlanListItem } from '@/lib/inventory/plan-admin-view';
import { DuplicateForm } from './duplicate-form';
import { PlanThumbnail } from './plan-thumbnail';

const count = (number: number, one: string) =>
  `${number.toLocaleString('en')} ${one}${number === 1 ? '' : 's'}`;

/** One plan of the list: its picture, how large it is, who sells it. */
export function PlanCard({ organizer, plan }: { organizer: string; plan: PlanListItem }) {
  return (
    <li className="flex flex-col overflow-hidden rounded-tile border border-line bg-surface">
      <div className="group relative grow hover:bg-sunken">
        <PlanThumbnail preview={plan.preview} />
        <div className="p-4">
          <SiteLink
            href={`/admin/${organizer}/plans/${plan.id}`}
            prefetch={false}
            className="cover-link font-display text-2xl"
          >
            {plan.name}
          </SiteLink>
          <p className="mt-1 text-ink-soft text-sm">
            {count(plan.seats, 'seat')},{' '}
            {plan.performances === 0 ? 'not used yet' : `used by ${count(plan.performances, 'performance')}`}
          </p>
        </div>
      </div>
      <div className="flex items-center justify-between gap-3 border-line border-t px-4 py-2">
        {plan.version === 0 ? (
          <Badge>Draft</Badge>
        ) : (
          <Badge tone={plan.isChanged ? 'warning' : 'accent'}>
            Version {plan.version}
            {plan.isChanged && ', changed since'}
          </Badge>
        )}
        <DuplicateForm organizer={organizer} planId={plan.id} name={plan.name} />
      </div>
    </li>
  );
}
