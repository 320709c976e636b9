import type { Metadata } from 'next';
import { PromoList } from '@/components/admin/promo-codes/promo-list';
import { CatchingUp } from '@/components/admin/reports/catching-up';
import { FileLinks } from '@/components/admin/reports/file-links';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { type SearchParams, textParam } from '@/lib/http/search-params';
import { listPromoCodes } from '@/lib/orders/promo-admin-queries';
import { requireMember } from '@/lib/organizers/admin-page';
import { may } from '@/lib/organizers/permissions';
import { readCompleteness } from '@/lib/payments/reports/read-completeness';
import { readPromoFigures } from '@/lib/payments/reports/read-promo-codes';

export const metadata: Metadata = { title: 'Promo codes' };

const done: Record<string, string> = {
  created: 'The code works as soon as its window opens.',
  saved: 'Saved. Orders that have the code keep their price.',
  paused: 'Paused: nobody can use it until you resume it.',
  resumed: 'It can be used again.',
  batch: 'The codes are made. Take them as a file.',
};

type PromoCodesPageProps = { params: Promise<{ organizer: string }>; searchParams: SearchParams };

export default async function PromoCodesPage({ params, searchParams }: PromoCodesPageProps) {
  const { ctx, member } = await requireMember((await params).organizer, 'events.view');
  const { slug, organizerId, role } = member;
  const promos = await listPromoCodes(ctx, organizerId);
  const { figures, behind } = may(role, 'reports.view')
    ? await readPromoFigures({ ctx, input: { organizerId } })
    : { figures: new Map(), behind: false };
  const completeness = behind ? await readCompleteness({ ctx, input: { organizerId } }) : null;
  const message = done[(await textParam(searchParams, 'done')) ?? ''];
  const mayEdit = may(role, 'events.edit');
  return (
    <>
      <PageHeading title="Promo codes">
        A code lowers what a ticket costs. Fans enter it in the cart, or follow a link to an event that ends
        in <code>?promo=CODE</code>.
      </PageHeading>
      {completeness && <CatchingUp {...completeness} />}
      {message && (
        <Notice tone="success" className="mb-6">
          {message}
        </Notice>
      )}
      {mayEdit && (
        <div className="flex flex-wrap gap-3">
          <LinkButton href={`/admin/${slug}/promo-codes/new`}>New code</LinkButton>
          <LinkButton href={`/admin/${slug}/promo-codes/batch`} variant="secondary">
            Many single-use codes
          </LinkButton>
          {may(role, 'reports.view') && (
            <span className="flex items-center gap-3 text-sm">
              Report: <FileLinks csv={`/api/admin/${slug}/reports/promo-codes`} about="Report" />
            </span>
          )}
        </div>
      )}
      {promos.length === 0 ? (
        <div className="mt-6">
          <EmptyState title="You have no code yet">
            <p>Percent or an amount off, for everything or for chosen prices, as often as you say.</p>
          </EmptyState>
        </div>
      ) : (
        <PromoList organizer={slug} promos={promos} figures={figures} mayEdit={mayEdit} />
      )}
    </>
  );
}
