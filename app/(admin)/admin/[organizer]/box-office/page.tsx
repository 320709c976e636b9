import type { Metadata } from 'next';
import { DoorSaleForm } from '@/components/admin/orders/door-sale-form';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { type SearchParams, textParam } from '@/lib/http/search-params';
import { newId } from '@/lib/ids';
import { getHouse } from '@/lib/inventory/allocation-queries';
import { requireMember } from '@/lib/organizers/admin-page';
import { getDoorChoices, getDoorPerformance } from '@/lib/payments/door-sale-queries';

export const metadata: Metadata = { title: 'Box office' };

type BoxOfficePageProps = { params: Promise<{ organizer: string }>; searchParams: SearchParams };

export default async function BoxOfficePage({ params, searchParams }: BoxOfficePageProps) {
  const { ctx, member } = await requireMember((await params).organizer, 'boxoffice.sell');
  const choices = await getDoorChoices(ctx, member.organizerId);
  const asked = await textParam(searchParams, 'performance');
  const chosen = choices.find(({ id }) => id === asked) ?? choices[0];
  const performance = chosen && (await getDoorPerformance(ctx, member.organizerId, chosen.id));
  const house = performance && (await getHouse(ctx, performance));
  return (
    <>
      <PageHeading title="Box office">
        Sell at the door; the tickets are there at once. The box office also sells before and after the web
        does, and from allocations.
      </PageHeading>
      {performance && house ? (
        <div className="grid max-w-3xl gap-8">
          <form className="flex flex-wrap items-end gap-3">
            <SelectField
              label="Performance"
              name="performance"
              defaultValue={performance.id}
              className="min-w-0 grow"
            >
              {choices.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </SelectField>
            <SubmitButton variant="secondary">Choose</SubmitButton>
          </form>
          {!performance.onWeb && (
            <Notice announce="none">The web does not sell this date now; you can.</Notice>
          )}
          <DoorSaleForm
            key={performance.id}
            organizer={member.slug}
            performance={performance}
            house={house}
            formKey={newId()}
          />
        </div>
      ) : (
        <EmptyState title="There is nothing to sell">
          <p>The box office sells dates that are published and not over.</p>
        </EmptyState>
      )}
    </>
  );
}
