import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import type { AlertView } from '@/lib/operations/alert-queries';
import { alertWords, lengthOf } from '@/lib/operations/rule-view';

/** Alerts with what is broken, since when, for whom, and what to do. */
export function AlertList({ alerts }: { alerts: AlertView[] }) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {alerts.map((alert) => (
        <AlertItem key={alert.id} {...alert} />
      ))}
    </ul>
  );
}

function AlertItem({ id, rule, subject, state, severity, value, worst, ...alert }: AlertView) {
  const words = alertWords(rule, subject, state === 'resolved' ? worst : value);
  return (
    <li className="grid gap-x-8 gap-y-1.5 py-4 md:grid-cols-[9rem_minmax(0,1fr)_auto]">
      <div className="flex flex-wrap items-baseline gap-x-3 text-ink-soft text-sm md:flex-col">
        <Badge tone={state === 'resolved' ? 'neutral' : severity === 'critical' ? 'danger' : 'warning'}>
          {state === 'pending' ? 'Just seen' : severity === 'critical' ? 'Critical' : 'Warning'}
        </Badge>
        <span className="tabular-nums md:mt-1.5">
          {state === 'resolved' ? 'lasted' : 'for'} {lengthOf(alert.lasted)}
        </span>
      </div>
      <div className="min-w-0">
        <h2 className="text-xl">
          <Link href={`/ops/alerts/${id}`} prefetch={false} className="underline-offset-4 hover:underline">
            {words.title}
          </Link>
        </h2>
        <p className="mt-1 text-ink-soft text-sm">{words.meaning}</p>
        {state !== 'resolved' && <p className="mt-1 text-sm">{words.todo}</p>}
        {alert.acknowledgedBy && state !== 'resolved' && (
          <p className="mt-1 text-ink-soft text-sm">{alert.acknowledgedBy} looks after it.</p>
        )}
      </div>
      {state !== 'resolved' && (
        <p className="text-sm">
          <a href={words.href} className="text-link">
            Look<span className="sr-only">: {words.title}</span>
          </a>
        </p>
      )}
    </li>
  );
}
