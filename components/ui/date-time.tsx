import { formatMoment, isoWithOffset, type MomentStyle } from '@/lib/clock';

type DateTimeProps = {
  /** ISO 8601, any offset. */
  at: string;
  /** The venue's IANA zone. */
  timeZone: string;
  style?: MomentStyle;
  /** False when only the day is known. */
  timeKnown?: boolean;
  className?: string;
};

/** A moment at the venue, with the zone's name, as a `<time>` that machines read too. */
export function DateTime({ at, timeZone, style, timeKnown = true, className }: DateTimeProps) {
  const iso = isoWithOffset(at, timeZone);
  return (
    <time dateTime={timeKnown ? iso : iso.slice(0, 10)} className={className}>
      {formatMoment(at, timeZone, { style, timeKnown })}
    </time>
  );
}
