import { Text } from '@react-email/components';
import { Prose } from './attendee-mails';
import { Action, Layout, type MailBrand, styles } from './layout';
import { type MailOrder, OrderSummary } from './order-summary';

export type OrderMail = {
  buyerName: string;
  order: MailOrder;
  orderUrl: string;
  /** The organizer at the top; ours when the order is of several. */
  brand: MailBrand | null;
  /** What organizers of the order want to say, each with its name. */
  notes: { name: string; text: string }[];
  /** Whom answers reach; null when the order is of several. */
  replyTo: string | null;
};

const because = (number: string) => `You get this mail because you ordered on Tessera. Order ${number}.`;

/** Sent once when an order is paid. */
export function Receipt({ buyerName, order, orderUrl, brand, notes }: OrderMail) {
  return (
    <Layout
      preview={`Your tickets, order ${order.number}`}
      heading="Your tickets are ready"
      brand={brand}
      foot={because(order.number)}
    >
      <Text style={styles.text}>
        Thank you, {buyerName}. Your order {order.number} is paid. Your tickets with their codes are on the
        order’s page; show them on your phone, or print them.
      </Text>
      <Notes brand={brand} notes={notes} />
      <OrderSummary order={order} />
      <Action href={orderUrl}>See your tickets</Action>
    </Layout>
  );
}

export type RefundReason = {
  amount: string;
  /** What was cancelled, when that is why: "Signal at the Arsenal, Sat 12 Dec 2026". */
  cancelled: string | null;
};

/** Sent when money has gone back to the buyer. */
export function RefundNotice({
  buyerName,
  order,
  orderUrl,
  brand,
  notes,
  amount,
  cancelled,
}: OrderMail & RefundReason) {
  return (
    <Layout
      preview={`${amount} is on its way back to you`}
      heading="Your refund"
      brand={brand}
      foot={because(order.number)}
    >
      {cancelled && (
        <Text style={styles.text}>
          {cancelled} is cancelled. We are sorry. Your tickets for it are no longer valid; you need to do
          nothing.
        </Text>
      )}
      <Text style={styles.text}>
        Dear {buyerName}, we have refunded {amount} of your order {order.number} to the card or account you
        paid with. Banks usually show it within five to ten days.
      </Text>
      <Notes brand={brand} notes={notes} />
      <OrderSummary order={order} />
      <Action href={orderUrl}>See your order</Action>
    </Layout>
  );
}

/** Sent once when a payment came after its seats had gone to somebody else. */
export function Apology({ buyerName, order, orderUrl, brand }: OrderMail) {
  return (
    <Layout
      preview="Your seats were gone, your money is on its way back"
      heading="We are sorry"
      brand={brand}
      foot={because(order.number)}
    >
      <Text style={styles.text}>
        Dear {buyerName}, your payment for order {order.number} reached us after the time to pay had ended,
        and by then the seats had gone to somebody else. You have no tickets from this order.
      </Text>
      <Text style={styles.text}>
        We are giving back everything you paid, {order.total}. You need to do nothing; banks usually show it
        within five to ten days.
      </Text>
      <OrderSummary order={order} />
      <Action href={orderUrl}>See your order</Action>
    </Layout>
  );
}

/** The organizers' own words. Whose they are is said where the top does not say it. */
function Notes({ brand, notes }: Pick<OrderMail, 'brand' | 'notes'>) {
  return notes.map(({ name, text }) => <Prose key={name} text={brand ? text : `${name}:\n${text}`} />);
}
