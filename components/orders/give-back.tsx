import type { FormAction } from '@/components/forms/use-form-action';
import { DateTime } from '@/components/ui/date-time';
import type { OwnRefund } from '@/lib/payments/own-refund-queries';
import { GiveBackForm } from './give-back-form';

type GiveBackProps = {
  orderNumber: string;
  refunds: OwnRefund[];
  action: FormAction;
};

/** What a buyer can do about tickets that he does not want: give them back here, or ask. */
export function GiveBack({ orderNumber, refunds, action }: GiveBackProps) {
  return (
    <section aria-labelledby="give-back" className="grid gap-5 border-line border-t pt-6">
      <h2 id="give-back" className="text-2xl">
        If you cannot come
      </h2>
      {refunds.map(({ organizer, until, keepsFees, tickets }) => (
        <div key={`${organizer.slug} ${until?.at}`} className="grid gap-3">
          {until && tickets.length > 0 ? (
            <>
              <p className="measure">
                Until <DateTime at={until.at} timeZone={until.timeZone} /> you can give tickets back here.{' '}
                {keepsFees ? 'You get everything but the fees.' : 'You get everything back.'}
              </p>
              <GiveBackForm tickets={tickets} action={action} />
            </>
          ) : (
            <p className="measure">
              {organizer.name} decides whether tickets can be given back.{' '}
              <a
                href={`mailto:${organizer.email}?subject=${encodeURIComponent(`Order ${orderNumber}`)}`}
                className="text-link"
              >
                Ask {organizer.name}
              </a>
            </p>
          )}
        </div>
      ))}
    </section>
  );
}
