import { MemberForm } from '@/components/admin/shell/member-form';
import { buttonClasses } from '@/components/ui/button';
import { cancelUnpaidAction, resendReceiptAction } from '@/lib/payments/order-admin-actions';
import type { AdminOrder } from '@/lib/payments/order-page-queries';
import { ConfirmBox } from './confirm-box';
import { MoveForm } from './move-form';
import { RefundForm } from './refund-form';

type OrderToolsProps = {
  organizer: string;
  order: AdminOrder;
  mayRefund: boolean;
  mayPrint: boolean;
  /** Names of free seats of the levels in this order. */
  freeSeats: string[];
  /** Keys of the forms of this page. */
  keys: { refund: string; receipt: string };
};

/** What can be done with an order as it stands. */
export function OrderTools({ organizer, order, mayRefund, mayPrint, freeSeats, keys }: OrderToolsProps) {
  const valid = order.tickets.filter(({ status }) => status === 'valid');
  const seated = valid.filter(({ item }) => item.seatLabel !== null);
  const isPaid = order.status === 'paid' || order.status === 'partially_refunded';
  const isUnpaid = order.status === 'open' || order.status === 'awaiting_payment';
  return (
    <div className="grid gap-3">
      {mayPrint && valid.length > 0 && (
        <a
          href={`/api/admin/${organizer}/orders/${order.id}/tickets.pdf`}
          className={buttonClasses('secondary')}
        >
          Print the tickets
        </a>
      )}
      {(isPaid || order.status === 'disputed') && order.email && (
        <MemberForm
          action={resendReceiptAction}
          organizer={organizer}
          fields={{ orderId: order.id, key: keys.receipt }}
          size="medium"
        >
          Send the receipt again
        </MemberForm>
      )}
      {mayRefund && isPaid && valid.length > 0 && (
        <details>
          <summary className={`${buttonClasses('secondary')} list-none`}>Refund…</summary>
          <div className="mt-4">
            <RefundForm
              organizer={organizer}
              orderId={order.id}
              currency={order.currency}
              tickets={valid}
              formKey={keys.refund}
              byHand={order.payments.every(({ method }) => method !== 'stripe')}
            />
          </div>
        </details>
      )}
      {mayPrint && isPaid && seated.length > 0 && (
        <details>
          <summary className={`${buttonClasses('secondary')} list-none`}>Move to other seats…</summary>
          <div className="mt-4">
            <MoveForm organizer={organizer} orderId={order.id} tickets={seated} freeSeats={freeSeats} />
          </div>
        </details>
      )}
      {mayRefund && isUnpaid && order.isWhole && (
        <details>
          <summary className={`${buttonClasses('secondary')} list-none`}>Cancel the order…</summary>
          <MemberForm
            action={cancelUnpaidAction}
            organizer={organizer}
            fields={{ orderId: order.id }}
            variant="danger"
            className="mt-3 grid justify-items-start gap-2"
            before={<ConfirmBox>Yes, end it; its places go back on sale</ConfirmBox>}
          >
            Cancel the order
          </MemberForm>
        </details>
      )}
    </div>
  );
}
