import type { HealthView, QueueView } from '@/lib/operations/health-queries';
import type { OutcomeLine } from '@/lib/operations/outcomes-by-minute';
import { lengthOf } from '@/lib/operations/rule-view';
import { OpsTable } from './ops-table';
import { Sparkline } from './sparkline';

const count = (value: number) => value.toLocaleString('en-US');
const names: Record<string, string> = {
  holds: 'Holds',
  checkouts: 'Checkouts',
  webhooks: 'Webhooks',
  mails: 'Mails',
};

/** How often things went well in the last hour. */
export function OutcomeTable({ lines }: { lines: OutcomeLine[] }) {
  return (
    <OpsTable
      caption="Outcomes of the last hour"
      head={['What', 'Well', 'Failed', 'Success', 'By minute']}
      rows={lines.map(({ measure, ok, failed, trend }) => ({
        key: measure,
        cells: [
          names[measure] ?? measure,
          count(ok),
          <span key="failed" className={failed > 0 ? 'text-danger' : undefined}>
            {count(failed)}
          </span>,
          ok + failed === 0 ? '–' : `${((ok / (ok + failed)) * 100).toFixed(1)} %`,
          <Sparkline
            key="trend"
            values={trend.map((one) => one.ok)}
            bad={trend.map((one) => one.failed)}
            label={`${names[measure] ?? measure} of the last hour: ${ok} went well, ${failed} failed`}
          />,
        ],
      }))}
    />
  );
}

/** What waits in each queue. */
export function QueueTable({ queues }: { queues: QueueView[] }) {
  if (queues.length === 0)
    return <p className="text-ink-soft text-sm">No job waits, runs or has failed for good.</p>;
  return (
    <OpsTable
      caption="Queues"
      head={['Queue', 'Due', 'Active', 'To be repeated', 'Oldest due', 'Failed for good']}
      rows={queues.map(({ name, waiting, active, retrying, oldest, dead }) => ({
        key: name,
        cells: [
          <code key="name">{name}</code>,
          count(waiting),
          count(active),
          count(retrying),
          oldest === null ? '–' : lengthOf(oldest),
          <a
            key="dead"
            href={`/ops/messages?queue=${encodeURIComponent(name)}`}
            className={dead > 0 ? 'font-semibold text-danger underline' : undefined}
          >
            {count(dead)}
          </a>,
        ],
      }))}
    />
  );
}

/** Which processes live, and how long ago the reconciler was through. */
export function ProcessTable({ processes }: Pick<HealthView, 'processes'>) {
  const { workers, beat, reconciled } = processes;
  return (
    <OpsTable
      caption="Processes"
      head={['Process', 'State']}
      rows={[
        {
          key: 'workers',
          cells: [
            'Workers',
            workers > 0
              ? `${workers} at work`
              : beat === null
                ? 'None was ever started'
                : `None; the last was seen ${lengthOf(beat)} ago`,
          ],
        },
        {
          key: 'reconciler',
          cells: [
            'Reconciler',
            reconciled === null ? 'Not through yet' : `Through within the last ${lengthOf(reconciled + 60)}`,
          ],
        },
      ]}
    />
  );
}
