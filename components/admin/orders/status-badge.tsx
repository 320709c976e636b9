import { Badge, type Tone } from '@/components/ui/badge';
import type { OrderRow } from '@/lib/payments/list-orders';
import { statusNames } from './status-names';

const tones: Partial<Record<OrderRow['status'], Tone>> = {
  paid: 'accent',
  disputed: 'danger',
  paid_late: 'danger',
  partially_refunded: 'warning',
  awaiting_payment: 'warning',
};

/** How an order stands, in a few words. */
export function StatusBadge({ status, feesKept }: Pick<OrderRow, 'status' | 'feesKept'>) {
  return (
    <Badge tone={tones[status]}>
      {statusNames[status]}
      {feesKept && ', fees kept'}
    </Badge>
  );
}
