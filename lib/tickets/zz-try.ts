import { writeFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { newId } from '@/lib/ids';
import { readPdf } from '@/lib/tickets/pdf/testing';
import { ticketsPdf } from '@/lib/tickets/pdf/tickets-pdf';
import { codeSigner, newKeyPair } from '@/lib/tickets/signature';

const w = codeSigner(newKeyPair().privateKey);
const t = (over: object) => ({
  id: newId(),
  status: 'valid' as const,
  code: w({ performanceId: newId(), ticketId: newId() }),
  performanceId: newId(),
  eventSlug: 'x',
  eventTitle: 'Dvořák: Symphony No. 9 in E minor, “From the New World”',
  eventSubtitle: 'New York Philharmonic · Karina Canellakis, conductor',
  startsAt: '2026-12-05T00:30:00Z',
  doorsAt: '2026-12-04T23:45:00Z',
  endsAt: null,
  timeKnown: true,
  timeZone: 'America/New_York',
  venueName: 'David Geffen Hall',
  venueAddress: '10 Lincoln Center Plaza, New York, NY',
  levelName: 'Premium',
  seat: { zone: 'Orchestra', section: 'Left', row: 'C', seat: '12' },
  ...over,
});
const bytes = await buffer(
  ticketsPdf({
    order: { number: 'T-7K3M-Q9XB', buyerName: 'Žofie Håkansson-Łukasiewicz' },
    tickets: [
      t({}),
      t({
        seat: null,
        levelName: 'Standing floor',
        eventTitle: 'Ωμέγα & Борис 🎸\u202Egnp',
        eventSubtitle: null,
        doorsAt: null,
      }),
      t({
        eventTitle: '<script>alert(1)</script> ' + 'Supercalifragilisticexpialidocious'.repeat(6),
        venueName: 'A'.repeat(90),
      }),
    ],
  })!,
);
writeFileSync('/tmp/emu/t.pdf', bytes);
for (const [i, p] of (await readPdf(bytes)).entries()) {
  writeFileSync(`/tmp/emu/p${i}.png`, p.png);
  console.log(i, p.code?.length);
}
