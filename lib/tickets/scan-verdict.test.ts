import { expect, test } from 'vitest';
import { newId } from '@/lib/ids';
import { type DoorTicket, decideScan } from './scan-verdict';

const [performanceId, ticketId] = [newId(), newId()];
const ticket: DoorTicket = {
  id: ticketId,
  valid: true,
  level: 'Premium',
  seat: null,
  name: 'Ada Fan',
  order: 'T-7K3M-Q9XB',
};
const opensAt = new Date('2026-12-04T18:00:00Z');
const shown = {
  claim: { performanceId, ticketId },
  genuine: true,
  performanceId,
  ticket,
  admission: undefined,
  now: new Date('2026-12-04T18:30:00Z'),
  opensAt,
};
const admission = { scanId: newId(), at: '2026-12-04T18:10:00Z', gate: 'North' };

test.each([
  ['a good ticket', {}, 'admitted'],
  ['at the very moment the doors open', { now: opensAt }, 'admitted'],
  ['sold since the last sync: the signature is enough', { ticket: undefined }, 'admitted'],
  ['in already', { admission }, 'already_in'],
  ['in already, although sold since the last sync', { ticket: undefined, admission }, 'already_in'],
  ['given back', { ticket: { ...ticket, valid: false } }, 'void'],
  ['given back after it came in', { ticket: { ...ticket, valid: false }, admission }, 'void'],
  ['too early', { now: new Date('2026-12-04T17:59:59Z') }, 'not_open'],
  ['forged', { genuine: false }, 'unknown'],
  ['forged with the id of a ticket that is in', { genuine: false, admission }, 'unknown'],
  ['no code of ours', { claim: null, genuine: false }, 'unknown'],
  [
    'another performance',
    { claim: { performanceId: newId(), ticketId }, genuine: false },
    'wrong_performance',
  ],
])('%s', (_what, change, verdict) => {
  expect(decideScan({ ...shown, ...change })).toBe(verdict);
});
