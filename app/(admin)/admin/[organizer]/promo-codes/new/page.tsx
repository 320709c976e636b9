import type { Metadata } from 'next';
import { PromoForm } from '@/components/admin/promo-codes/promo-form';
import { PageHeading } from '@/components/ui/page-heading';
import { zoneName } from '@/lib/clock';
import { listTargetChoices } from '@/lib/orders/promo-admin-queries';
import { unitsOf } from '@/lib/orders/promo-codes/promo-values';
import { requireMember } from '@/lib/organizers/admin-page';

export const metadata: Metadata = { title: 'New promo code' };

type NewPromoPageProps = { params: Promise<{ organizer: string }> };

export default async function NewPromoPage({ params }: NewPromoPageProps) {
  const { ctx, member } = await requireMember((await params).organizer, 'events.edit');
  const { slug, organizerId } = member;
  const { currency, timeZone } = await unitsOf(ctx, organizerId);
  return (
    <div className="max-w-3xl">
      <PageHeading
        title="New promo code"
        crumbs={[{ label: 'Promo codes', href: `/admin/${slug}/promo-codes` }]}
      />
      <PromoForm
        organizer={slug}
        zone={zoneName(new Date(), timeZone)}
        currency={currency}
        choices={await listTargetChoices(ctx, organizerId, [])}
      />
    </div>
  );
}
