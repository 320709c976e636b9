import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Queue } from '@/components/waiting-room/queue';
import { RoomHeading } from '@/components/waiting-room/room-heading';
import { getRoomPage } from '@/lib/waiting-room/room-queries';

export const metadata: Metadata = { title: 'Waiting room', robots: { index: false } };

/** The same for everyone: one's own place comes from the token that the browser carries. */
export const revalidate = 60;

type Props = { params: Promise<{ id: string }> };

/** None at build time: each page is made when it is first asked for, then kept. */
export const generateStaticParams = (): Awaited<Props['params']>[] => [];

export default async function WaitingRoomPage({ params }: Props) {
  const room = (await getRoomPage((await params).id)) ?? notFound();
  return (
    <div className="wrap pb-20">
      <noscript>
        <meta httpEquiv="refresh" content={`0; url=/queue/${room.id}`} />
      </noscript>
      <RoomHeading room={room} />
      <Queue room={room} />
    </div>
  );
}
