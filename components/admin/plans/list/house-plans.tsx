import { MemberForm } from '@/components/admin/shell/member-form';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';
import type { HousePlan } from '@/lib/inventory/house-plan-queries';
import { copyHousePlanAction } from '@/lib/inventory/plan-actions';

type HousePlansProps = { organizer: string; plans: HousePlan[]; search: string };

/** Plans that venues share with everybody, each with a button that makes a copy of one's own. */
export function HousePlans({ organizer, plans, search }: HousePlansProps) {
  return (
    <>
      <form method="get" className="flex flex-wrap items-end gap-3">
        <TextField label="Hall or city" name="q" type="search" maxLength={100} defaultValue={search} />
        <Button type="submit" variant="secondary">
          Search
        </Button>
      </form>
      {plans.length === 0 ? (
        <p className="mt-5 text-ink-soft">
          {search
            ? 'No hall fits. Search for less, or begin with rows of seats.'
            : 'No hall shares a plan yet.'}
        </p>
      ) : (
        <ul className="mt-5 divide-y divide-line border-line border-y">
          {plans.map(({ id, name, venue, city, seats }) => (
            <li key={id} className="flex items-center justify-between gap-4 py-3">
              <div className="min-w-0">
                <p className="font-medium">{venue}</p>
                <p className="note">
                  {name}, {city}, {seats.toLocaleString('en')} seats
                </p>
              </div>
              <MemberForm action={copyHousePlanAction} organizer={organizer} fields={{ planId: id }}>
                Copy
                <span className="sr-only">
                  {' '}
                  the plan of {venue}, {name}
                </span>
              </MemberForm>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
