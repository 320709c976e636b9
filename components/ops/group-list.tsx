import type { FailureGroup } from '@/lib/failures/list-groups';
import { formatMoney } from '@/lib/money';
import { momentOf } from '@/lib/operations/rule-view';
import { Sparkline } from './sparkline';

/** Messages that fail alike, one line each: how many, whether it grows, what hangs on it, an example. */
export function GroupList({ groups }: { groups: FailureGroup[] }) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {groups.map(({ fingerprint, title, queue, counts, money, trend, share, exampleId, ...group }) => (
        <li
          key={fingerprint}
          className="grid gap-x-6 gap-y-1 py-3 md:grid-cols-[5rem_minmax(0,1fr)_7rem_9rem]"
        >
          <p className="font-display text-2xl tabular-nums">
            {(counts.open + counts.snoozed + counts.redriving).toLocaleString('en-US')}
          </p>
          <div className="min-w-0">
            <a
              href={`/ops/messages?group=${fingerprint}`}
              className="wrap-anywhere font-semibold underline-offset-4 hover:underline"
            >
              {title || 'Without an error'}
            </a>
            <p className="text-ink-soft text-sm">
              <code>{queue}</code>, since {momentOf(group.firstSeenAt)}, last {momentOf(group.lastSeenAt)}
              {exampleId && (
                <>
                  {' · '}
                  <a href={`/ops/messages/${exampleId}`} className="text-link">
                    example<span className="sr-only"> of {title}</span>
                  </a>
                </>
              )}
            </p>
          </div>
          <Sparkline values={trend} label={`Arrivals of the last 24 hours: ${trend.join(', ')}`} />
          <p className="text-sm tabular-nums md:text-right">
            {money.map(({ currency, amount }) => (
              <span key={currency} className="block font-semibold">
                {formatMoney(amount, currency)} at risk
              </span>
            ))}
            <span className="text-ink-soft">{Math.round(share * 100)} % of its queue’s</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
