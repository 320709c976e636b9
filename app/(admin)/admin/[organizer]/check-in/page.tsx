import type { Metadata } from 'next';
import { DoorCard } from '@/components/admin/check-in/door-card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/page-heading';
import { requireMember } from '@/lib/organizers/admin-page';
import { listDoors } from '@/lib/tickets/door-queries';

export const metadata: Metadata = { title: 'Check-in' };

type CheckInPageProps = { params: Promise<{ organizer: string }> };

export default async function CheckInPage({ params }: CheckInPageProps) {
  const { ctx, member } = await requireMember((await params).organizer, 'door.scan');
  const doors = await listDoors(ctx, { organizerId: member.organizerId });
  return (
    <>
      <PageHeading title="Check-in">
        {doors.length > 0 && 'Open a door on the phone that will scan. After that it needs no network.'}
      </PageHeading>
      {doors.length === 0 ? (
        <EmptyState title="No door is near">
          <p>Performances appear here sixty days before they start, and stay for two days.</p>
        </EmptyState>
      ) : (
        <ul className="grid gap-5">
          {doors.map((door) => (
            <DoorCard key={door.performanceId} organizer={member.slug} door={door} />
          ))}
        </ul>
      )}
    </>
  );
}
