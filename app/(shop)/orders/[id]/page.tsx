import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { TellHeader } from '@/components/cart/tell-header';
import { GiveBack } from '@/components/orders/give-back';
import { OrderCard } from '@/components/orders/order-card';
import { OrderTickets } from '@/components/orders/order-tickets';
import { orderWords, showsTickets } from '@/components/orders/order-words';
import { UnpaidOrder } from '@/components/orders/unpaid-order';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { currentCtx } from '@/lib/identity/current';
import { hasUndeliveredMail } from '@/lib/messages/queries';
import { getOrder } from '@/lib/orders/queries';
import { getOwnRefunds } from '@/lib/payments/own-refund-queries';
import { getTicketsOf } from '@/lib/tickets/queries';
import { askPayment, giveBack } from './actions';

export const metadata: Metadata = {
  title: 'Your order',
  robots: { index: false },
};

// No loading.tsx beside this page: a streamed page answers 200 before it knows whether there is such an order, and
// without JavaScript it would never leave its skeleton.
export default async function OrderPage({ params, searchParams }: PageProps<'/orders/[id]'>) {
  const [{ id }, { key, done }] = await Promise.all([params, searchParams]);
  const link = typeof key === 'string' ? key : undefined;
  const ctx = await currentCtx();
  const order = await getOrder(ctx, id, link);
  if (!order) notFound();
  const [tickets, mailLost, refunds] = showsTickets(order.status)
    ? await Promise.all([getTicketsOf(ctx, order), hasUndeliveredMail(ctx, order), getOwnRefunds(ctx, order)])
    : [null, false, []];
  const { status, processing } = order;
  const { title, text } = orderWords(order);
  return (
    <div className="wrap pb-20">
      <PageHeading title={title}>{text}</PageHeading>
      <TellHeader count={0} />
      {done === 'given-back' && (
        <Notice tone="success" className="mb-8">
          Given back. The money is on its way to the card or account that paid.
        </Notice>
      )}
      <div className="grid items-start gap-10 lg:grid-cols-[1fr_22rem]">
        {tickets ? (
          <div className="grid gap-10">
            <OrderTickets order={order} tickets={tickets} orderKey={link} mailLost={mailLost} />
            {refunds.length > 0 && (
              <GiveBack
                orderNumber={order.number}
                refunds={refunds}
                action={giveBack.bind(null, order.id, link)}
              />
            )}
          </div>
        ) : (
          <UnpaidOrder order={order} ask={askPayment.bind(null, order.id, link, { status, processing })} />
        )}
        <OrderCard order={order} />
      </div>
    </div>
  );
}
