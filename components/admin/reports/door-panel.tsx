import type { Door } from '@/lib/payments/reports/report-view';
import { ChartFrame } from './chart-frame';
import { DayBars } from './day-bars';

const count = (value: number) => value.toLocaleString('en-US');

/** When people came in. */
export function DoorPanel({ door: { expected, times }, csv }: { door: Door; csv: string }) {
  const inside = times.reduce((sum, { admitted }) => sum + admitted, 0);
  const said = `${count(inside)} of ${count(expected)} tickets are in, by five minutes at the venue.`;
  return (
    <ChartFrame
      title="At the door"
      summary={said}
      csv={csv}
      table={{ head: ['Time', 'Let in'], rows: times.map(({ time, admitted }) => [time, count(admitted)]) }}
    >
      <DayBars
        id="door"
        title="Let in"
        description={said}
        days={times.map(({ time, admitted }) => ({ day: time, label: time.slice(11), value: admitted }))}
        format={count}
      />
    </ChartFrame>
  );
}
