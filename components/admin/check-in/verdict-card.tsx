import { Button } from '@/components/ui/button';
import { classes } from '@/components/ui/classes';
import type { ScanVerdict } from '@/lib/tickets/scan-verdict';
import type { Shown } from './door';

type Look = { word: string; sign: string; tone: string };

const yes = 'bg-accent-wash text-accent-strong border-accent';
const wait = 'bg-warning-wash text-warning border-warning';
const no = 'bg-danger-wash text-danger border-danger';

const looks: Record<ScanVerdict, Look> = {
  admitted: { word: 'Admit', sign: 'M5 13l5 5L20 7', tone: yes },
  already_in: { word: 'Already in', sign: 'M4 12a8 8 0 1 0 3-6M4 4v4h4M12 8v4l3 2', tone: wait },
  not_open: { word: 'Not open yet', sign: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M12 8v4l3 2', tone: wait },
  wrong_performance: { word: 'Wrong performance', sign: 'M4 12h15M13 6l6 6-6 6', tone: no },
  void: { word: 'Void or refunded', sign: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M6.5 6.5l11 11', tone: no },
  unknown: { word: 'Not a ticket', sign: 'M6 6l12 12M18 6L6 18', tone: no },
};

type VerdictCardProps = { shown: Shown; timeZone: string; onUndo: () => void; onAdmitEarly: () => void };

/** The answer, to be read at arm's length: word, sign and colour, then where to sit. */
export function VerdictCard({ shown, timeZone, onUndo, onAdmitEarly }: VerdictCardProps) {
  const { verdict, ticket, admission, undone, ticketId } = shown;
  const { word, sign, tone } = looks[verdict];
  return (
    <section
      aria-live="assertive"
      className={classes('rounded-tile border-2 p-4', undone ? 'border-line bg-sunken text-ink' : tone)}
    >
      <div className="flex items-center gap-3">
        <svg viewBox="0 0 24 24" className="size-12 shrink-0" aria-hidden="true">
          <path d={sign} fill="none" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />
        </svg>
        <p className="font-display text-4xl leading-tight sm:text-5xl">{undone ? 'Undone' : word}</p>
      </div>
      {ticket && (
        <div className="mt-3 text-ink">
          <p className="font-semibold text-3xl">{place(ticket)}</p>
          <p className="mt-1 text-2xl">{ticket.level}</p>
          <p className="mt-1 text-lg">{ticket.name}</p>
        </div>
      )}
      {verdict === 'already_in' && admission && (
        <p className="mt-2 font-semibold text-lg">
          {clock(admission.at, timeZone)}, {admission.gate}
        </p>
      )}
      {verdict === 'admitted' && !ticket && (
        <p className="mt-2 text-ink text-lg">
          The code is genuine. The ticket was sold after this device last had a network, so its seat is not
          known here.
        </p>
      )}
      {verdict === 'unknown' && (
        <p className="mt-2 text-ink text-lg">No code of ours, or one that was changed. Search by name.</p>
      )}
      <div className="mt-4 flex flex-wrap gap-3">
        {verdict === 'admitted' && !undone && (
          <Button variant="secondary" size="large" onClick={onUndo}>
            Undo
          </Button>
        )}
        {verdict === 'not_open' && ticketId && (
          <Button variant="secondary" size="large" onClick={onAdmitEarly}>
            Admit all the same
          </Button>
        )}
      </div>
    </section>
  );
}

function place({ seat, level }: NonNullable<Shown['ticket']>): string {
  if (!seat) return level;
  return `${[seat.zone, seat.section].filter(Boolean).join(', ')} · Row ${seat.row} · Seat ${seat.seat}`;
}

const clock = (at: string, timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(new Date(at));
