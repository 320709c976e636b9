import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PromoForm } from '@/components/admin/promo-codes/promo-form';
import { PageHeading } from '@/components/ui/page-heading';
import { zoneName } from '@/lib/clock';
import { getPromoCode, listTargetChoices } from '@/lib/orders/promo-admin-queries';
import { unitsOf } from '@/lib/orders/promo-codes/promo-values';
import { requireMember } from '@/lib/organizers/admin-page';

export const metadata: Metadata = { title: 'Promo code' };

type PromoPageProps = { params: Promise<{ organizer: string; promoCodeId: string }> };

export default async function PromoPage({ params }: PromoPageProps) {
  const { organizer, promoCodeId } = await params;
  const { ctx, member } = await requireMember(organizer, 'events.edit');
  const { slug, organizerId } = member;
  const promo = await getPromoCode(ctx, organizerId, promoCodeId);
  if (!promo) notFound();
  const { currency, timeZone } = await unitsOf(ctx, organizerId);
  return (
    <div className="max-w-3xl">
      <PageHeading title={promo.code} crumbs={[{ label: 'Promo codes', href: `/admin/${slug}/promo-codes` }]}>
        {promo.label}
        {promo.isPaused ? ', paused' : ''}. Its spelling and what it takes off stay as they are; for another
        discount make another code.
      </PageHeading>
      <PromoForm
        organizer={slug}
        zone={zoneName(new Date(), timeZone)}
        currency={currency}
        choices={await listTargetChoices(ctx, organizerId, promo.targets)}
        promo={promo}
      />
    </div>
  );
}
