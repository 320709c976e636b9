import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PassForm } from '@/components/admin/passes/pass-form';
import { PassList } from '@/components/admin/passes/pass-list';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { Section } from '@/components/ui/section';
import { getOwnEvent } from '@/lib/catalog/own-event-queries';
import { doneText } from '@/lib/catalog/own-event-view';
import { type SearchParams, textParam } from '@/lib/http/search-params';
import { getOwnPasses } from '@/lib/inventory/own-pass-queries';
import { requireMember } from '@/lib/organizers/admin-page';

export const metadata: Metadata = { title: 'Passes' };

type PassesPageProps = {
  params: Promise<{ organizer: string; eventId: string }>;
  searchParams: SearchParams;
};

export default async function OwnPassesPage({ params, searchParams }: PassesPageProps) {
  const { organizer, eventId } = await params;
  const { ctx, member } = await requireMember(organizer, 'events.edit');
  const event = (await getOwnEvent(ctx, member.organizerId, eventId)) ?? notFound();
  const { passes, dates } = await getOwnPasses(ctx, member.organizerId, event.id);
  const done = doneText((await textParam(searchParams, 'done')) ?? '');
  const priced = dates.filter(({ levels }) => levels.length > 0);
  return (
    <div className="max-w-3xl">
      <PageHeading
        title="Passes"
        crumbs={[
          { label: 'Events', href: `/admin/${member.slug}/events` },
          { label: event.title, href: `/admin/${member.slug}/events/${event.id}` },
        ]}
      >
        One price for places on several dates. They are held and sold together; refunds and reports know what
        of the price each date stands for.
      </PageHeading>
      {done && <Notice tone="success">{done}</Notice>}
      <PassList organizer={member.slug} eventId={event.id} passes={passes} dates={priced} />
      <Section title="A new pass">
        {priced.length > 1 ? (
          <PassForm organizer={member.slug} eventId={event.id} dates={priced} />
        ) : (
          <p className="text-ink-soft">
            A pass needs at least two dates that sell places without numbers. Add dates or prices first.
          </p>
        )}
      </Section>
    </div>
  );
}
