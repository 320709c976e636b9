import { exactMoney } from '@/components/checkout/exact-money';
import type { FormAction } from '@/components/forms/use-form-action';
import type { CancelCost } from '@/lib/payments/cancel-cost-queries';
import { FeesField } from '../orders/fees-field';
import { MemberForm } from '../shell/member-form';

type CancelFormProps = {
  action: FormAction;
  organizer: string;
  fields: Record<string, string>;
  cost: CancelCost;
  /** What is cancelled: "the event", "this date". */
  what: string;
  /** What else there is to say of it. */
  hint: string;
};

/** Cancelling with refunds for all: what goes back is told first, then pressed. Works without JavaScript. */
export function CancelForm({ action, organizer, fields, cost, what, hint }: CancelFormProps) {
  const sums = cost.sums.map(({ amount, currency }) => exactMoney(amount, currency)).join(' and ');
  const fees = cost.sums.filter((sum) => sum.fees > 0);
  return (
    <details className="measure">
      <summary className="cursor-pointer py-2 text-danger underline underline-offset-4">
        Cancel {what}…
      </summary>
      <div className="mt-2 grid gap-3 border-danger border-l-4 pl-4">
        <p className="font-semibold">
          {cost.orders === 0
            ? 'Nobody has a ticket; nothing is to be refunded.'
            : `${cost.orders} ${cost.orders === 1 ? 'order' : 'orders'} with ${cost.tickets} ${
                cost.tickets === 1 ? 'ticket is' : 'tickets are'
              } refunded at once: ${sums || 'nothing was paid for them'}.`}
        </p>
        {cost.paying > 0 && (
          <p>
            {cost.paying} {cost.paying === 1 ? 'order is' : 'orders are'} being paid at this moment. Who still
            pays gets his money back by itself.
          </p>
        )}
        <p>
          Its sale ends at once, carts lose its tickets, its page says so, and every buyer gets a mail with
          his refund. {hint} This cannot be taken back.
        </p>
        <MemberForm
          action={action}
          organizer={organizer}
          fields={fields}
          variant="danger"
          className="grid justify-items-start gap-3"
          before={
            fees.length > 0 ? (
              <div>
                <FeesField />
                <p className="note mt-1">
                  Fees are {fees.map((sum) => exactMoney(sum.fees, sum.currency)).join(' and ')} of it.
                </p>
              </div>
            ) : undefined
          }
        >
          {`Cancel ${what} for good`}
        </MemberForm>
      </div>
    </details>
  );
}
