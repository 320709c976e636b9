import { Badge } from '@/components/ui/badge';
import { TextField } from '@/components/ui/text-field';
import { releaseAllocationAction } from '@/lib/inventory/allocation-actions';
import type { AllocationView } from '@/lib/inventory/allocation-queries';
import { allocationKinds } from '@/lib/inventory/allocations/input';
import { MemberForm } from '../shell/member-form';
import { AllocationForm } from './allocation-form';

type AllocationListProps = { ids: Record<string, string>; zone: string; allocations: AllocationView[] };

/** The allocations of a date with what is in them; each opens to be changed or given back. */
export function AllocationList({ ids, zone, allocations }: AllocationListProps) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {allocations.map((allocation) => (
        <li key={allocation.id} className="py-4">
          <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
            <span className="font-display text-xl">{allocation.name}</span>
            <Badge>{allocationKinds[allocation.kind]}</Badge>
            <span className="text-ink-soft text-sm">{releaseText(allocation)}</span>
            <span className="ml-auto text-sm tabular-nums">{contentText(allocation)}</span>
          </div>
          <details className="mt-2">
            <summary className="cursor-pointer py-2 text-link text-sm">Change {allocation.name}</summary>
            <div className="mt-3 grid gap-5">
              <AllocationForm ids={ids} zone={zone} allocation={allocation} />
              <Releases ids={ids} allocation={allocation} />
            </div>
          </details>
        </li>
      ))}
    </ul>
  );
}

function Releases({ ids, allocation }: { ids: Record<string, string>; allocation: AllocationView }) {
  const { id, name, seats, places } = allocation;
  const { organizer = '', ...rest } = ids;
  const fields = { ...rest, allocationId: id };
  if (seats === 0 && places.length === 0) return null;
  return (
    <div className="flex flex-wrap items-end gap-4">
      {places.map(({ priceLevelId, name: level, quantity }) => (
        <MemberForm
          key={priceLevelId}
          action={releaseAllocationAction}
          organizer={organizer}
          fields={{ ...fields, priceLevelId }}
          className="flex items-end gap-2"
          before={
            <TextField
              label={`Places of ${level}`}
              name="quantity"
              type="number"
              min={1}
              max={quantity}
              defaultValue={quantity}
              className="w-36"
            />
          }
        >
          Release them
        </MemberForm>
      ))}
      <MemberForm action={releaseAllocationAction} organizer={organizer} fields={fields}>
        Release all of {name}
      </MemberForm>
    </div>
  );
}

const releaseText = ({ releaseAt, over }: AllocationView) =>
  releaseAt ? `${over ? 'released' : 'back on sale'} ${releaseAt.text}` : 'until somebody releases it';

function contentText({ seats, places }: AllocationView): string {
  const parts = [
    seats > 0 && `${seats} seat${seats === 1 ? '' : 's'}`,
    ...places.map(({ name, quantity }) => `${quantity} × ${name}`),
  ].filter(Boolean);
  return parts.join(', ') || 'empty';
}
