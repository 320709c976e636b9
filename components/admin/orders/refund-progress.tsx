import { exactMoney } from '@/components/checkout/exact-money';
import type { PerformanceRefundView } from '@/lib/payments/performance-refund-queries';

/** How far everybody's refunds have come. */
export function RefundProgress({ view }: { view: PerformanceRefundView }) {
  const { run, ordersLeft, currency } = view;
  if (!run) return null;
  const all = run.ordersDone + ordersLeft;
  return (
    <div className="grid gap-3" role="status">
      <p className="font-semibold text-xl">
        {run.isFinished ? 'All refunds are ordered.' : 'Refunding…'} {run.ordersDone} of {all} orders
      </p>
      <progress
        className="h-3 w-full accent-(--accent)"
        max={Math.max(all, 1)}
        value={run.ordersDone}
        aria-label="Orders refunded"
      />
      <p className="note">
        {run.ticketsDone} tickets, {exactMoney(run.amount, currency)}
        {run.keepsFees ? ', fees kept' : ', fees included'}
        {run.ordersFailed > 0 && `. ${run.ordersFailed} orders were left: look at them one by one`}
      </p>
    </div>
  );
}
