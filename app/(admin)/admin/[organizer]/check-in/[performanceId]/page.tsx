import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Scanner } from '@/components/admin/check-in/scanner';
import { DateTime } from '@/components/ui/date-time';
import { isId } from '@/lib/ids';
import { requireMember } from '@/lib/organizers/admin-page';
import { listDoors } from '@/lib/tickets/door-queries';

type DoorPageProps = { params: Promise<{ organizer: string; performanceId: string }> };

export async function generateMetadata({ params }: DoorPageProps): Promise<Metadata> {
  const { organizer, performanceId } = await params;
  return {
    title: 'Door',
    manifest: `/api/door/${encodeURIComponent(organizer)}/${encodeURIComponent(performanceId)}/manifest`,
    appleWebApp: { capable: true, title: 'Door' },
    icons: { apple: '/door-icon-192.png' },
  };
}

export default async function DoorPage({ params }: DoorPageProps) {
  const { organizer, performanceId } = await params;
  const { ctx, member } = await requireMember(organizer, 'door.scan');
  const place = { organizerId: member.organizerId, performanceId };
  const [door] = isId(performanceId) ? await listDoors(ctx, place) : [];
  if (!door) notFound();
  const { title, startsAt, timeZone, timeKnown, venue } = door;
  return (
    <>
      <header className="pt-5 pb-4">
        <h1 className="text-3xl">{title}</h1>
        <p className="text-ink-soft">
          <DateTime at={startsAt} {...{ timeZone, timeKnown }} style="short" /> · {venue}
        </p>
      </header>
      <Scanner organizer={member.slug} performanceId={performanceId} />
    </>
  );
}
