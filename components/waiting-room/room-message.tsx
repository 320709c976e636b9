import { Notice } from '@/components/ui/notice';

/** What the organizer has to say to everybody who waits. */
export function RoomMessage({ message }: { message: string | null }) {
  if (!message) return null;
  return (
    <Notice title="From the organizer" announce="status">
      {message}
    </Notice>
  );
}
