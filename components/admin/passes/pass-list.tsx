import { MemberForm } from '@/components/admin/shell/member-form';
import { Notice } from '@/components/ui/notice';
import { Price } from '@/components/ui/price';
import type { OwnPass, PassDate } from '@/lib/inventory/own-pass-queries';
import { dropPassAction } from '@/lib/inventory/pass-admin-actions';
import { PassForm } from './pass-form';

type PassListProps = { organizer: string; eventId: string; passes: OwnPass[]; dates: PassDate[] };

/** The passes of an event with how many are sold; each opens to be changed. */
export function PassList({ organizer, eventId, passes, dates }: PassListProps) {
  if (passes.length === 0) return <p className="text-ink-soft">No pass yet.</p>;
  return (
    <ul className="ruled">
      {passes.map((pass) => (
        <li key={pass.id} className="py-5">
          <p className="font-semibold">
            {pass.name} · <Price amount={pass.price} currency={pass.currency} />
          </p>
          <p className="note">
            {Object.keys(pass.parts).length} dates · {pass.sold.toLocaleString('en')} sold
            {pass.maxSold !== null && ` of ${pass.maxSold.toLocaleString('en')}`}
            {pass.inCarts > 0 && ` · ${pass.inCarts} in carts`}
          </p>
          {pass.problem && (
            <Notice tone="warning" announce="none" className="mt-3">
              {pass.problem}
            </Notice>
          )}
          <details className="mt-3">
            <summary className="cursor-pointer py-2 underline underline-offset-4">
              Change<span className="sr-only"> {pass.name}</span>…
            </summary>
            <div className="mt-3 grid gap-6">
              <PassForm organizer={organizer} eventId={eventId} dates={dates} pass={pass} />
              {pass.sold + pass.inCarts === 0 && (
                <MemberForm
                  action={dropPassAction}
                  organizer={organizer}
                  fields={{ eventId, passId: pass.id }}
                  variant="danger"
                >
                  Take it away
                </MemberForm>
              )}
            </div>
          </details>
        </li>
      ))}
    </ul>
  );
}
