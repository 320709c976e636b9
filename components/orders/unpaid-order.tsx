import { groupByPerformance } from '@/components/cart/group-items';
import { PassBlock } from '@/components/cart/pass-block';
import { PerformanceBlock } from '@/components/cart/performance-block';
import { PayingPanel } from '@/components/checkout/paying-panel';
import { LinkButton } from '@/components/ui/link-button';
import { groupPasses } from '@/lib/orders/group-passes-view';
import type { OrderView } from '@/lib/orders/queries';
import { PaymentWatch } from './payment-watch';

type UnpaidOrderProps = { order: OrderView; ask: () => Promise<'pending' | 'changed'> };

/** An order without tickets to show: its payment is under way, or it has ended in another way. */
export function UnpaidOrder({ order, ask }: UnpaidOrderProps) {
  const waiting = order.status === 'open' || order.status === 'awaiting_payment';
  const { passes, single } = groupPasses(order.items);
  const again = order.status === 'expired' || order.status === 'cancelled';
  return (
    <div className="grid gap-8">
      {waiting && <Waiting order={order} ask={ask} />}
      {passes.map((pass) => (
        <div key={pass.passId} className="grid gap-4">
          <PassBlock pass={pass} currency={order.currency} />
          {again && (
            <p>
              <LinkButton href={`/events/${pass.first.eventSlug}`}>Choose again</LinkButton>
            </p>
          )}
        </div>
      ))}
      {groupByPerformance(single).map((group) => (
        <div key={group.first.performanceId} className="grid gap-4">
          <PerformanceBlock group={group} currency={order.currency} />
          {again && (
            <p>
              <LinkButton href={`/events/${group.first.eventSlug}/${group.first.performanceId}`}>
                Choose again
              </LinkButton>
            </p>
          )}
        </div>
      ))}
    </div>
  );
}

function Waiting({ order, ask }: UnpaidOrderProps) {
  return (
    <>
      <PaymentWatch ask={ask} />
      <noscript>
        <meta httpEquiv="refresh" content="4" />
      </noscript>
      {order.paymentUrl && !order.processing && (
        <details>
          <summary className="text-link w-fit">Did you not finish paying?</summary>
          <div className="mt-3 max-w-md">
            <PayingPanel orderId={order.id} payment={order} />
          </div>
        </details>
      )}
    </>
  );
}
