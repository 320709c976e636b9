import { classes } from '@/components/ui/classes';

/** An organizer's logo on paper of its own, so that dark letters stay readable by night. Its name stands beside it. */
export function OrganizerLogo({ id, className }: { id: string; className?: string }) {
  return (
    <span className={classes('inline-block rounded-tile bg-white p-2', className)}>
      {/* biome-ignore lint/performance/noImgElement: a finished file of ours; no optimizer touches uploads */}
      <img src={`/uploads/${id}`} alt="" height={56} className="max-h-14 max-w-60" />
    </span>
  );
}
