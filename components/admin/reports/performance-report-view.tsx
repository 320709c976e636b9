import { formatMoney } from '@/lib/money';
import type { PerformanceReport } from '@/lib/payments/reports/read-performance';
import { channelNames, type SeatState, seatStateNames, seatStates } from '@/lib/payments/reports/report-view';
import { BarList } from './bar-list';
import { ChartFrame } from './chart-frame';
import { CurvesPanel } from './curves-panel';
import { DoorPanel } from './door-panel';
import { FigureTiles } from './figure-tiles';
import { FunnelPanel } from './funnel-panel';
import { HousePlan } from './house-plan';
import { MoneyLines } from './money-lines';
import { PromoPanel } from './promo-panel';

const count = (value: number) => value.toLocaleString('en-US');
const percent = (part: number, whole: number) => (whole > 0 ? `${Math.floor((part / whole) * 100)} %` : '–');

/** The pictures of one performance. */
export function PerformanceReportView({ slug, report }: { slug: string; report: PerformanceReport }) {
  const { performance, levels, channels, promos, fill, funnel, door } = report;
  const { money, currency } = performance;
  const amount = (minor: number) => formatMoney(minor, currency);
  const csv = (table: string) => `/api/admin/${slug}/reports/performances/${performance.id}/${table}`;
  const house = Object.fromEntries(
    seatStates.map((state) => [state, fill.sections.reduce((sum, section) => sum + section[state], 0)]),
  ) as Record<SeatState, number>;
  const capacity = seatStates.reduce((sum, state) => sum + house[state], 0);
  const all = channels.reduce((sum, { tickets }) => sum + tickets, 0);
  return (
    <div className="grid gap-6">
      <FigureTiles
        tiles={[
          { label: 'Tickets', value: count(money.tickets), note: `of ${count(capacity)}` },
          { label: 'House', value: percent(house.sold, capacity), note: `${count(house.free)} free` },
          { label: 'Gross', value: amount(money.gross) },
          { label: money.owed < 0 ? 'Owed by you' : 'Owed to you', value: amount(Math.abs(money.owed)) },
        ]}
      />
      <CurvesPanel report={report} csv={csv('curve')} />
      <div className="grid items-start gap-6 xl:grid-cols-2">
        <ChartFrame title="By price level" csv={csv('levels')}>
          <BarList
            bars={levels.map((level) => ({
              key: level.id,
              label: level.name,
              value: `${count(level.tickets)} of ${count(level.capacity ?? 0)}, ${amount(level.gross)}`,
              part: level.capacity ? level.tickets / level.capacity : 0,
            }))}
          />
        </ChartFrame>
        <ChartFrame title="Where it is sold" csv={csv('channels')}>
          {channels.length === 0 ? (
            <p className="text-ink-soft">Nothing is sold yet.</p>
          ) : (
            <BarList
              bars={channels.map(({ channel, tickets, gross }) => ({
                key: channel,
                label: channelNames[channel],
                value: `${count(tickets)} tickets, ${amount(gross)}`,
                part: all > 0 ? tickets / all : 0,
              }))}
            />
          )}
        </ChartFrame>
      </div>
      {promos.length > 0 && (
        <PromoPanel
          slug={slug}
          currency={currency}
          lines={promos}
          title="By promo code"
          scope="for this date"
          csv={csv('promos')}
        />
      )}
      <ChartFrame
        title="The house"
        summary="At this moment; seats that are not for sale are left out."
        csv={csv('house')}
        table={{
          head: ['Section', ...seatStates.map((state) => seatStateNames[state])],
          rows: fill.sections.map((section) => [
            section.name,
            ...seatStates.map((state) => count(section[state])),
          ]),
        }}
      >
        {fill.plan && <HousePlan plan={fill.plan} counts={house} />}
        <div className="mt-6 grid gap-x-8 gap-y-4 sm:grid-cols-2 xl:grid-cols-3">
          {fill.sections.map((section) => {
            const places = seatStates.reduce((sum, state) => sum + section[state], 0);
            return (
              <BarList
                key={section.name}
                bars={[
                  {
                    key: section.name,
                    label: section.name,
                    value: `${count(section.sold)} of ${count(places)}`,
                    part: places > 0 ? section.sold / places : 0,
                  },
                ]}
              />
            );
          })}
        </div>
      </ChartFrame>
      <div className="grid items-start gap-6 xl:grid-cols-2">
        <ChartFrame title="Money" csv={csv('money')}>
          <MoneyLines money={money} currency={currency} />
        </ChartFrame>
        {door.times.length > 0 && <DoorPanel door={door} csv={csv('door')} />}
      </div>
      <FunnelPanel funnel={funnel} csv={csv('buyers')} />
    </div>
  );
}
