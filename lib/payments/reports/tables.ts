import { amountCell, type Cell, isoCell } from '@/lib/payments/spreadsheets/cell';
import type { PerformanceReport } from './read-performance';
import {
  channelNames,
  type DayLine,
  funnelNames,
  funnelSteps,
  type Money,
  type Overview,
  seatStateNames,
  seatStates,
} from './report-view';

/* What stands in the pictures, as the rows of a file: a head, then one row each, amounts as plain decimals. */

type Rows = Iterable<readonly Cell[]>;

const moneyHead = [
  'Tickets',
  'Gross',
  'Refunds',
  'Disputes',
  'Net',
  'Fees',
  'Tax',
  'Taken by you',
  'Owed to you',
];
const moneyCells = (money: Money, currency: string): Cell[] => [
  money.tickets,
  ...[
    money.gross,
    money.refunds,
    money.disputes,
    money.net,
    money.fees,
    money.tax,
    money.byHand,
    money.owed,
  ].map((minor) => amountCell(minor, currency)),
];

/** The views of all performances that can be had as a file. */
export const overviewTables = {
  *performances({ performances }: Overview): Rows {
    yield ['Event', 'Starts (UTC)', 'Venue', 'Status', 'Currency', ...moneyHead];
    for (const { title, startsAt, venue, status, currency, money } of performances) {
      yield [title, isoCell(startsAt), venue, status, currency.toUpperCase(), ...moneyCells(money, currency)];
    }
  },
  *statement({ events }: Overview): Rows {
    yield ['Event', 'Performances', 'Currency', ...moneyHead];
    for (const { title, performances, currency, money } of events) {
      yield [title, performances, currency.toUpperCase(), ...moneyCells(money, currency)];
    }
  },
  *channels({ channels }: Pick<Overview, 'channels'>): Rows {
    yield ['Channel', 'Currency', 'Tickets', 'Gross'];
    for (const { channel, currency, tickets, gross } of channels) {
      yield [channelNames[channel], currency.toUpperCase(), tickets, amountCell(gross, currency)];
    }
  },
};

/** Sales of the last days. */
export function* dayTable(days: DayLine[]): Rows {
  yield ['Day', 'Currency', 'Tickets', 'Gross'];
  for (const { day, currency, tickets, gross } of days) {
    yield [day, currency.toUpperCase(), tickets, amountCell(gross, currency)];
  }
}

/** The views of one performance that can be had as a file. */
export const performanceTables = {
  *curve({ curves }: PerformanceReport): Rows {
    yield ['Event', 'Starts (UTC)', 'Days before', 'Tickets so far', 'Currency', 'Gross so far'];
    for (const { title, startsAt, currency, points } of curves) {
      for (const { daysBefore, tickets, gross } of points) {
        yield [
          title,
          isoCell(startsAt),
          daysBefore,
          tickets,
          currency.toUpperCase(),
          amountCell(gross, currency),
        ];
      }
    }
  },
  *levels({ levels, performance: { currency } }: PerformanceReport): Rows {
    yield ['Price level', 'Tickets', 'Capacity', 'Currency', 'Gross', 'Refunds'];
    for (const { name, tickets, capacity, gross, refunds } of levels) {
      const [sold, back] = [amountCell(gross, currency), amountCell(refunds, currency)];
      yield [name, tickets, capacity, currency.toUpperCase(), sold, back];
    }
  },
  *channels({ channels }: PerformanceReport): Rows {
    yield* overviewTables.channels({ channels });
  },
  *promos({ promos, performance: { currency } }: PerformanceReport): Rows {
    yield ['Code', 'Orders', 'Tickets', 'Returned', 'Currency', 'Paid', 'Taken off', 'Refunds'];
    for (const { name, orders, tickets, ticketsBack, gross, discount, refunds } of promos) {
      const amounts = [gross, discount, refunds].map((minor) => amountCell(minor, currency));
      yield [name, orders, tickets, ticketsBack, currency.toUpperCase(), ...amounts];
    }
  },
  *house({ fill }: PerformanceReport): Rows {
    yield ['Section', ...seatStates.map((state) => seatStateNames[state])];
    for (const section of fill.sections) yield [section.name, ...seatStates.map((state) => section[state])];
  },
  *money({ performance: { money, currency } }: PerformanceReport): Rows {
    yield ['Currency', ...moneyHead];
    yield [currency.toUpperCase(), ...moneyCells(money, currency)];
  },
  *door({ door }: PerformanceReport): Rows {
    yield ['Time at the venue', 'Let in'];
    for (const { time, admitted } of door.times) yield [time, admitted];
  },
  *buyers({ funnel }: PerformanceReport): Rows {
    yield ['Day at the venue', ...funnelSteps.map((step) => funnelNames[step])];
    for (const day of funnel.days) yield [day.day, ...funnelSteps.map((step) => day[step])];
  },
};
