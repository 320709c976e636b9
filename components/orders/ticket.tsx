import { Badge } from '@/components/ui/badge';
import { formatMoment } from '@/lib/clock';
import { drawQr, quietZone } from '@/lib/tickets/qr';
import { seatText } from '@/lib/tickets/seat-text';
import type { TicketView } from '@/lib/tickets/ticket-rows';

/** One ticket: what, when, where to sit, and the code for the door. A void one keeps its facts and loses its code. */
export function Ticket({ ticket }: { ticket: TicketView }) {
  const {
    eventTitle,
    startsAt,
    timeZone,
    timeKnown,
    venueName,
    venueAddress,
    levelName,
    passName,
    seat,
    attendeeName,
  } = ticket;
  return (
    <article className="grid border border-line bg-surface sm:grid-cols-[1fr_auto]">
      <div className="grid content-start gap-4 border-accent border-l-4 p-5 sm:p-6">
        <div>
          <h3 className="font-display text-2xl leading-tight">{eventTitle}</h3>
          <p className="mt-2 font-medium">{formatMoment(startsAt, timeZone, { timeKnown })}</p>
          <p className="text-ink-soft">
            {venueName}, {venueAddress}
          </p>
        </div>
        <dl className="flex flex-wrap gap-x-8 gap-y-3">
          <Fact name={seat ? 'Seat' : 'Admission'} value={seatText(ticket)} />
          {seat && <Fact name="Price level" value={levelName} />}
          {passName && <Fact name="Part of" value={passName} />}
          {attendeeName && <Fact name="For" value={attendeeName} />}
        </dl>
      </div>
      {ticket.code ? (
        <div className="grid place-items-center border-line border-t p-5 sm:border-t-0 sm:border-l">
          <QrCode code={ticket.code} label={`Ticket code for ${eventTitle}, ${seatText(ticket)}`} />
        </div>
      ) : (
        <div className="grid place-items-center border-line border-t p-6 sm:border-t-0 sm:border-l">
          <Badge tone="danger">No longer valid</Badge>
        </div>
      )}
    </article>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt className="text-ink-soft text-sm">{name}</dt>
      <dd className="font-semibold text-lg">{value}</dd>
    </div>
  );
}

/** Always dark on white, also in dark mode: scanners want it so. */
function QrCode({ code, label }: { code: string; label: string }) {
  const { size, path } = drawQr(code);
  const side = size + 2 * quietZone;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${side} ${side}`}
      className="size-52 bg-white"
      shapeRendering="crispEdges"
    >
      <path transform={`translate(${quietZone} ${quietZone})`} d={path} fill="#000" />
    </svg>
  );
}
