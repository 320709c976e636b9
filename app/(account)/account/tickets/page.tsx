import type { Metadata } from 'next';
import { visitsOf } from '@/components/account/upcoming-tickets';
import { VisitList } from '@/components/account/visit-list';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeading } from '@/components/ui/page-heading';
import { requireAccount } from '@/lib/identity/require-account';
import { listOrders } from '@/lib/orders/queries';

export const metadata: Metadata = { title: 'Your tickets', robots: { index: false } };

export default async function TicketsPage() {
  const { ctx } = await requireAccount('/account/tickets');
  const visits = visitsOf(await listOrders(ctx), new Date());
  const upcoming = visits.filter(({ isPast }) => !isPast);
  const past = visits.filter(({ isPast }) => isPast);
  return (
    <>
      <PageHeading title="Your tickets" />
      <div className="grid gap-10">
        {upcoming.length > 0 ? (
          <section className="grid gap-4">
            <h2 className="text-2xl">Coming up</h2>
            <VisitList visits={upcoming} />
          </section>
        ) : (
          <EmptyState title="No tickets for evenings to come">
            <p>
              Tickets appear here as soon as they are paid, also those bought as a guest with your verified
              address.
            </p>
            <LinkButton href="/events" className="mt-5">
              See what is on
            </LinkButton>
          </EmptyState>
        )}
        {past.length > 0 && (
          <section className="grid gap-4">
            <h2 className="text-2xl">Past</h2>
            <VisitList visits={past} />
          </section>
        )}
      </div>
    </>
  );
}
