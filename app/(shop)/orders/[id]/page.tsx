import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { TellHeader } from '@/components/cart/tell-header';
import { OrderCard } from '@/components/orders/order-card';
import { OrderTickets } from '@/components/orders/order-tickets';
import { orderWords, showsTickets } from '@/components/orders/order-words';
import { UnpaidOrder } from '@/components/orders/unpaid-order';
import { PageHeading } from '@/components/ui/page-heading';
import { currentCtx } from '@/lib/identity/current';
import { hasUndeliveredMail } from '@/lib/messages/queries';
import { getOrder } from '@/lib/orders/queries';
import { getTicketsOf } from '@/lib/tickets/queries';
import { askPayment } from './actions';

export const metadata: Metadata = {
  title: 'Your order',
  robots: { index: false },
};

// No loading.tsx beside this page: a streamed page answers 200 before it knows whether there is such an order, and
// without JavaScript it would never leave its skeleton.
export default async function OrderPage({ params, searchParams }: PageProps<'/orders/[id]'>) {
  const [{ id }, { key }] = await Promise.all([params, searchParams]);
  const link = typeof key === 'string' ? key : undefined;
  const ctx = await currentCtx();
  const order = await getOrder(ctx, id, link);
  if (!order) notFound();
  const [tickets, mailLost] = showsTickets(order.status)
    ? await Promise.all([getTicketsOf(ctx, order), hasUndeliveredMail(ctx, order)])
    : [null, false];
  const { status, processing } = order;
  const { title, text } = orderWords(order);
  return (
    <div className="wrap pb-20">
      <PageHeading title={title}>{text}</PageHeading>
      <TellHeader count={0} />
      <div className="grid items-start gap-10 lg:grid-cols-[1fr_22rem]">
        {tickets ? (
          <OrderTickets order={order} tickets={tickets} orderKey={link} mailLost={mailLost} />
        ) : (
          <UnpaidOrder order={order} ask={askPayment.bind(null, order.id, link, { status, processing })} />
        )}
        <OrderCard order={order} />
      </div>
    </div>
  );
}
