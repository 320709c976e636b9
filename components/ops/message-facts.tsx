import type { FailureRow } from '@/lib/failures/list-failures';
import { formatMoney } from '@/lib/money';
import { momentOf } from '@/lib/operations/rule-view';

type MessageFactsProps = { message: FailureRow & { order: { number: string; status: string } | null } };

/** What a message is, since when it fails, and whom and how much it is about. */
export function MessageFacts({ message }: MessageFactsProps) {
  const { order, orderId, moneyAtRisk, currency } = message;
  const facts: [string, string | null][] = [
    ['State', message.state],
    ['Source', `${message.source}, queue ${message.queue}, ${message.kind}`],
    ['Id there', message.originalId],
    [
      'Failed',
      `${message.attempts} times, first ${momentOf(message.firstFailedAt)}, last ${momentOf(message.lastFailedAt)}`,
    ],
    ['Redriven', message.redrives > 0 ? `${message.redrives} times` : null],
    ['At risk', moneyAtRisk !== null && currency ? formatMoney(moneyAtRisk, currency) : null],
    ['Event', message.eventId],
    ['Account', message.userId],
    ['Mail', message.mailId],
    ['Snoozed until', message.snoozedUntil && momentOf(message.snoozedUntil)],
    ['Reason', message.reason],
  ];
  return (
    <dl className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-[8rem_minmax(0,1fr)]">
      {orderId && (
        <div className="sm:contents">
          <dt className="text-ink-soft">Order</dt>
          <dd>
            {order ? `${order.number}, ${order.status.replaceAll('_', ' ')} · ` : ''}
            <a href={`/ops/messages?order=${orderId}&state=all`} className="text-link">
              everything of it that failed
            </a>
          </dd>
        </div>
      )}
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name} className="sm:contents">
              <dt className="text-ink-soft">{name}</dt>
              <dd className="wrap-anywhere">{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
