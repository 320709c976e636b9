import type { OrderRow } from '@/lib/payments/list-orders';

/** What the states of an order are called in the admin area. */
export const statusNames: Record<OrderRow['status'], string> = {
  open: 'Not paid',
  awaiting_payment: 'Waiting for payment',
  paid: 'Paid',
  paid_late: 'Paid too late',
  partially_refunded: 'Partly refunded',
  refunded: 'Refunded',
  disputed: 'Disputed',
  expired: 'Ran out of time',
  cancelled: 'Cancelled',
};
