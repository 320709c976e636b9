import type { Metadata } from 'next';
import Link from 'next/link';
import { DoneNotice } from '@/components/account/done-notice';
import { UnverifiedNotice } from '@/components/account/unverified-notice';
import { visitsOf } from '@/components/account/upcoming-tickets';
import { VisitList } from '@/components/account/visit-list';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeading } from '@/components/ui/page-heading';
import { type SearchParams, textParam } from '@/lib/http/search-params';
import { requireAccount } from '@/lib/identity/require-account';
import { listOrders } from '@/lib/orders/queries';

export const metadata: Metadata = { title: 'Your account', robots: { index: false } };

export default async function AccountPage({ searchParams }: { searchParams: SearchParams }) {
  const { ctx, account } = await requireAccount('/account');
  const [orders, done] = await Promise.all([listOrders(ctx), textParam(searchParams, 'done')]);
  const upcoming = visitsOf(orders, new Date()).filter(({ isPast }) => !isPast);
  return (
    <>
      <PageHeading title={`Hello, ${account.name}`} />
      <div className="grid gap-8">
        <DoneNotice done={done} />
        {!account.emailVerified && <UnverifiedNotice email={account.email} />}
        {upcoming.length > 0 ? (
          <section className="grid gap-4">
            <h2 className="text-2xl">Coming up</h2>
            <VisitList visits={upcoming.slice(0, 3)} />
            {upcoming.length > 3 && (
              <p>
                <Link href="/account/tickets" prefetch={false} className="text-link">
                  All {upcoming.length} evenings
                </Link>
              </p>
            )}
          </section>
        ) : (
          <EmptyState title="Nothing coming up yet">
            <p>When you buy tickets, the next evening stands here.</p>
            <LinkButton href="/events" className="mt-5">
              See what is on
            </LinkButton>
          </EmptyState>
        )}
      </div>
    </>
  );
}
