import { buffer } from 'node:stream/consumers';
import { expect, test, vi } from 'vitest';
import { newId } from '@/lib/ids';
import type { TicketView } from '../ticket-rows';
import { readPdf } from './testing';
import { ticketsPdf } from './tickets-pdf';

const ticket = (values: Partial<TicketView> = {}): TicketView => ({
  id: newId(),
  status: 'valid',
  code: `TESSERA TEST CODE ${newId().toUpperCase()}`,
  performanceId: newId(),
  eventSlug: 'dvorak',
  eventTitle: 'Dvořák: Symphony No. 9',
  eventSubtitle: 'Szymanowski, Janáček',
  startsAt: '2026-12-05T00:30:00.000Z',
  doorsAt: null,
  endsAt: null,
  timeKnown: true,
  timeZone: 'America/New_York',
  venueName: 'David Geffen Hall',
  venueAddress: '10 Lincoln Center Plaza, New York, NY',
  levelName: 'Premium',
  passName: null,
  attendeeName: null,
  seat: { zone: 'Orchestra', section: 'Left', row: 'C', seat: '12' },
  ...values,
});

// Pages are drawn pixel by pixel, in JavaScript.
vi.setConfig({ testTimeout: 60_000 });

const order = { number: 'T-7K3M-Q9XB', buyerName: 'Jiří Bělohlávek' };

async function print(tickets: TicketView[]) {
  const pdf = ticketsPdf({ order, tickets });
  return pdf ? readPdf(await buffer(pdf)) : null;
}

test('one page for each valid ticket, with what an usher and a fan look for, and a code that scans', async () => {
  const tickets = [
    ticket(),
    ticket({ seat: null, levelName: 'General admission' }),
    ticket({ status: 'void', code: null }),
  ];
  const pages = await print(tickets);
  expect(pages?.map((page) => page.code)).toEqual([tickets[0]?.code, tickets[1]?.code]);
  for (const fact of [
    'Dvořák',
    'Fri 4 Dec 2026, 19:30 EST',
    'David Geffen Hall',
    'Orchestra, Left',
    'T-7K3M-Q9XB',
    'Jiří Bělohlávek',
  ]) {
    expect(pages?.[0]?.text.replaceAll('\n', ' ')).toContain(fact);
  }
  expect(pages?.[1]?.text).toContain('Not numbered');
});

test('who comes with a ticket stands on it, the buyer only where nobody was named', async () => {
  const pages = await print([ticket({ attendeeName: 'Leoš Janáček' }), ticket()]);
  expect(pages?.[0]?.text).toContain('Leoš Janáček');
  expect(pages?.[0]?.text).not.toContain('Bělohlávek');
  expect(pages?.[1]?.text).toContain('Jiří Bělohlávek');
});

test('nothing valid, no PDF', async () => {
  expect(await print([ticket({ status: 'void', code: null })])).toBeNull();
});

test('a very long title, signs and line breaks from people stay on the page', async () => {
  const [page] = (await print([ticket({ eventTitle: `${'Götterdämmerung '.repeat(30)}\r\n🎻` })])) ?? [];
  expect(page?.text).toContain('…');
  expect(page?.code).toBeTruthy();
});
