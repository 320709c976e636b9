import { formatMoney } from '@/lib/money';
import {
  type ChannelLine,
  channelNames,
  type DayLine,
  lastDays,
  type Money,
  type Show,
} from '@/lib/payments/reports/report-view';
import { BarList } from './bar-list';
import { ChartFrame } from './chart-frame';
import { DayBars } from './day-bars';
import { FigureTiles } from './figure-tiles';
import { shortMoney } from './short-money';

type CurrencySummaryProps = {
  slug: string;
  show: Show;
  /** The organizer's calendar day. */
  today: string;
  currency: string;
  money: Money;
  days: DayLine[];
  channels: ChannelLine[];
};

const count = (value: number) => value.toLocaleString('en-US');

/** All there is to know at once about the sales in one currency. */
export function CurrencySummary({
  slug,
  show,
  today,
  currency,
  money,
  days,
  channels,
}: CurrencySummaryProps) {
  const amount = (minor: number) => formatMoney(minor, currency);
  const filled = lastDays(days, today);
  const [tickets, gross] = [total(filled, 'tickets'), total(filled, 'gross')];
  const said = `${count(tickets)} tickets for ${amount(gross)} in the last 30 days, all performances together.`;
  const all = channels.reduce((sum, channel) => sum + channel.tickets, 0);
  const name = currency.toUpperCase();
  return (
    <section className="grid min-w-0 gap-6" aria-label={name}>
      <FigureTiles
        tiles={[
          { label: 'Tickets', value: count(money.tickets), note: `sold in ${name}` },
          { label: 'Gross', value: amount(money.gross) },
          {
            label: 'Refunds',
            value: amount(money.refunds),
            note: money.disputes > 0 ? `and ${amount(money.disputes)} disputed` : undefined,
          },
          { label: money.owed < 0 ? 'Owed by you' : 'Owed to you', value: amount(Math.abs(money.owed)) },
        ]}
      />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <ChartFrame
          title={`Sales by day, ${name}`}
          summary={said}
          csv={`/api/admin/${slug}/reports/days`}
          table={{
            head: ['Day', 'Tickets', 'Gross'],
            rows: filled.map((day) => [day.label, count(day.tickets), amount(day.gross)]),
          }}
        >
          <DayBars
            id={`days-${currency}`}
            title="Gross"
            description={said}
            days={filled.map(({ day, label, gross: value }) => ({ day, label, value }))}
            format={amount}
            mark={(minor) => shortMoney(minor, currency)}
          />
        </ChartFrame>
        <ChartFrame
          title={`Where it is sold, ${name}`}
          csv={`/api/admin/${slug}/reports/channels?show=${show}`}
        >
          {channels.length === 0 ? (
            <p className="text-ink-soft">Nothing is sold yet.</p>
          ) : (
            <BarList
              bars={channels.map((line) => ({
                key: line.channel,
                label: channelNames[line.channel],
                value: `${count(line.tickets)} tickets, ${amount(line.gross)}`,
                part: all > 0 ? line.tickets / all : 0,
              }))}
            />
          )}
        </ChartFrame>
      </div>
    </section>
  );
}

const total = (days: { tickets: number; gross: number }[], key: 'tickets' | 'gross') =>
  days.reduce((sum, day) => sum + day[key], 0);
