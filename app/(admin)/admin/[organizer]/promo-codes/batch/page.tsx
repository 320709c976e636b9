import type { Metadata } from 'next';
import { PromoForm } from '@/components/admin/promo-codes/promo-form';
import { PageHeading } from '@/components/ui/page-heading';
import { zoneName } from '@/lib/clock';
import { newId } from '@/lib/ids';
import { listTargetChoices } from '@/lib/orders/promo-admin-queries';
import { unitsOf } from '@/lib/orders/promo-codes/promo-values';
import { requireMember } from '@/lib/organizers/admin-page';

export const metadata: Metadata = { title: 'Many promo codes' };

type PromoBatchPageProps = { params: Promise<{ organizer: string }> };

export default async function PromoBatchPage({ params }: PromoBatchPageProps) {
  const { ctx, member } = await requireMember((await params).organizer, 'events.edit');
  const { slug, organizerId } = member;
  const { currency, timeZone } = await unitsOf(ctx, organizerId);
  return (
    <div className="max-w-3xl">
      <PageHeading
        title="Many single-use codes"
        crumbs={[{ label: 'Promo codes', href: `/admin/${slug}/promo-codes` }]}
      >
        For a newsletter or a partner: each code works for one order. They come as a CSV file.
      </PageHeading>
      <PromoForm
        organizer={slug}
        zone={zoneName(new Date(), timeZone)}
        currency={currency}
        choices={await listTargetChoices(ctx, organizerId, [])}
        batchKey={newId()}
      />
    </div>
  );
}
