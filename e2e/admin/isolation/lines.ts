import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { newId } from '@/lib/ids';
import type { Permission } from '@/lib/organizers/permissions';
import { exportNames } from '@/lib/payments/order-exports';
import { overviewTables, performanceTables } from '@/lib/payments/reports/tables';
import type { House } from './house';

/** What the folders in brackets are, for a house. Ids that stand under another name in some folder are added there. */
export const partsOf = (house: House): Record<string, string> => ({
  organizer: house.slug,
  eventId: house.eventId,
  performanceId: house.performanceId,
  orderId: house.orderId,
  planId: house.planId,
  messageId: house.messageId,
  promoCodeId: house.promoCodeId,
  batchId: house.batchId,
  statement: 'open',
});

type HandlerLine = {
  /** Null: it says nothing of anybody, and asks nobody. */
  permission: Permission | null;
  /** Values of a folder that is not an id: each is asked for. */
  each?: Record<string, readonly string[]>;
  /** It gets past the gate and no further: the key of the tickets is one of the test, which the site cannot open. */
  fails?: true;
  /** What is sent with a write. */
  body?: (house: House) => { data?: Buffer | object; multipart?: Record<string, File>; headers?: object };
};

type File = { name: string; mimeType: string; buffer: Buffer };

const planFile = () => readFileSync('e2e/admin/plans-example.json');
const picture = () => readFileSync('public/door-icon-192.png');

const poster = () => readFileSync('public/door-icon-512.png');

const csv = (names: readonly string[]) => names.map((name) => `${name}.csv`);

/** Route handlers, as `routes.ts` finds them. One that is missing here fails the test. */
export const handlerLines: Record<string, HandlerLine> = {
  'GET admin/[organizer]/orders/[orderId]/tickets.pdf': { permission: 'boxoffice.sell', fails: true },
  'GET admin/[organizer]/orders/export/[table]': {
    permission: 'orders.view',
    each: { table: csv(exportNames) },
  },
  'GET admin/[organizer]/reports/[table]': {
    permission: 'reports.view',
    each: { table: ['days', ...Object.keys(overviewTables)] },
  },
  'GET admin/[organizer]/reports/performances/[performanceId]/[table]': {
    permission: 'reports.view',
    each: { table: Object.keys(performanceTables) },
  },
  'GET admin/[organizer]/reports/statements/[file]': {
    permission: 'reports.view',
    each: { file: ['open.csv', 'open.xlsx', 'open.pdf'] },
  },
  'GET admin/[organizer]/plans/[planId]/draft': { permission: 'plans.edit' },
  'PUT admin/[organizer]/plans/[planId]/draft': {
    permission: 'plans.edit',
    body: () => ({ data: gzipSync(planFile()), headers: { 'x-plan-version': '1' } }),
  },
  'POST admin/[organizer]/plans/import': {
    permission: 'plans.edit',
    body: () => ({
      multipart: { file: { name: 'plan.json', mimeType: 'application/json', buffer: planFile() } },
    }),
  },
  'POST admin/[organizer]/logo': {
    permission: 'settings.edit',
    body: () => ({ multipart: { file: { name: 'logo.png', mimeType: 'image/png', buffer: picture() } } }),
  },
  'POST admin/[organizer]/events/[eventId]/poster': {
    permission: 'events.edit',
    body: () => ({ multipart: { file: { name: 'poster.png', mimeType: 'image/png', buffer: poster() } } }),
  },
  'GET admin/[organizer]/promo-codes/[batchId]': { permission: 'events.edit' },
  'GET admin/[organizer]/reports/promo-codes': { permission: 'reports.view' },
  'GET admin/[organizer]/waitlists/[performanceId]': { permission: 'orders.view' },
  'GET door/[organizer]/[performanceId]': { permission: 'door.scan' },
  'POST door/[organizer]/[performanceId]': {
    permission: 'door.scan',
    body: ({ secondTicketId, scanId }) => ({
      data: {
        deviceId: newId(),
        sentAt: new Date().toISOString(),
        scans: [
          {
            id: newId(),
            ticketId: secondTicketId,
            gate: 'A',
            verdict: 'admitted',
            scannedAt: new Date().toISOString(),
          },
        ],
        undone: [scanId],
      },
    }),
  },
  'GET door/[organizer]/[performanceId]/manifest': { permission: null },
  'GET door/reader': { permission: null },
};

type Fields = Record<string, string | string[]>;

type ActionLine = {
  permission: Permission;
  /** A form that passes its schema, about the things of a house; `organizer` is added. */
  form: (house: House) => Fields;
  /** Asked for after all others, since little works on what it leaves. */
  last?: true;
};

const date = ({ performanceId }: House) => ({ performanceId });
const order = ({ orderId }: House) => ({ orderId, key: newId() });
const details = { title: 'Changed', category: 'classical', description: '', people: '' };
const limits = { maxPerOrder: '8', maxPerBuyer: '8' };
const dateOf = ({ eventId, performanceId }: House) => ({ eventId, performanceId });
const promo = { kind: 'percent', percent: '50', scope: 'all' };
const message = ({ eventId, performanceId, messageId }: House) => ({ eventId, performanceId, messageId });
const content = { subject: 'Slipped in', text: 'Slipped in', presence: 'all' };
const window = { onSale: '2026-01-01T10:00', offSale: '2030-01-01T10:00' };

/** Server actions, as the build serves them to admin pages. One that is missing here fails the test. */
export const actionLines: Record<string, ActionLine> = {
  issueStatementAction: { permission: 'statements.issue', form: () => ({}) },
  createEventAction: { permission: 'events.edit', form: () => details },
  saveEventAction: { permission: 'events.edit', form: ({ eventId }) => ({ eventId, ...details }) },
  removePosterAction: { permission: 'events.edit', form: ({ eventId }) => ({ eventId }) },
  duplicateEventAction: { permission: 'events.edit', form: ({ eventId }) => ({ eventId }) },
  publishEventAction: { permission: 'events.edit', form: ({ eventId }) => ({ eventId }) },
  makePreviewAction: { permission: 'events.edit', form: ({ eventId }) => ({ eventId, days: '7' }) },
  revokePreviewAction: {
    permission: 'events.edit',
    // A link that is not there: whoever may ask is told so, everybody else that there is nothing.
    form: ({ eventId }) => ({ eventId, previewId: eventId }),
  },
  cancelEventAction: { permission: 'events.edit', form: ({ eventId }) => ({ eventId }), last: true },
  createVenueAction: {
    permission: 'events.edit',
    form: ({ eventId }) => ({
      eventId,
      name: 'New venue',
      city: 'New York',
      country: 'US',
      timeZone: 'America/New_York',
    }),
  },
  addDatesAction: {
    permission: 'events.edit',
    form: ({ eventId, venueId, versionId }) => ({
      eventId,
      venueId,
      intent: 'save',
      repeat: 'once',
      from: '2029-05-01',
      time: '19:30',
      onSale: '2026-01-01T10:00',
      closesBefore: '0',
      like: `plan:${versionId}`,
      ...limits,
    }),
  },
  saveDateAction: {
    permission: 'events.edit',
    form: (house) => ({
      ...date(house),
      startsAt: '2029-05-01T19:30',
      status: 'scheduled',
      currency: 'usd',
      ...window,
      ...limits,
    }),
  },
  cancelDateAction: { permission: 'events.edit', form: date, last: true },
  addCodeAction: {
    permission: 'events.edit',
    form: (house) => ({ ...date(house), accessCode: 'SLIPPED-IN' }),
  },
  dropCodeAction: {
    permission: 'events.edit',
    form: ({ performanceId, codeId }) => ({ performanceId, codeId }),
  },
  saveLevelAction: {
    permission: 'events.edit',
    form: ({ performanceId, levelId }) => ({
      performanceId,
      levelId,
      name: 'Cheap',
      kind: 'reserved',
      amount: '1',
      category: 'A',
      minPerOrder: '1',
    }),
  },
  dropLevelAction: {
    permission: 'events.edit',
    form: ({ generalPerformanceId, generalLevelId }) => ({
      performanceId: generalPerformanceId,
      levelId: generalLevelId,
    }),
  },
  savePassAction: {
    permission: 'events.edit',
    form: ({ generalEventId, passId, performanceId, levelId, generalPerformanceId, generalLevelId }) => ({
      eventId: generalEventId,
      passId,
      name: 'Everything',
      amount: '1',
      maxPerBuyer: '1',
      [`part:${performanceId}`]: levelId,
      [`part:${generalPerformanceId}`]: generalLevelId,
    }),
  },
  dropPassAction: {
    permission: 'events.edit',
    form: ({ generalEventId, passId }) => ({ eventId: generalEventId, passId }),
  },
  createPlanAction: {
    permission: 'plans.edit',
    form: () => ({ name: 'New plan', rows: '2', seatsPerRow: '2' }),
  },
  duplicatePlanAction: { permission: 'plans.edit', form: ({ planId }) => ({ planId }) },
  copyHousePlanAction: {
    permission: 'plans.edit',
    // A plan that no venue shares: whoever may ask is told so, everybody else that there is nothing.
    form: ({ planId }) => ({ planId }),
  },
  publishPlanAction: { permission: 'plans.edit', form: ({ planId }) => ({ planId, version: '1' }) },
  movePerformanceAction: {
    permission: 'plans.edit',
    form: ({ performanceId, versionId }) => ({ performanceId, versionId }),
  },
  inviteAction: {
    permission: 'team.manage',
    form: () => ({ email: `new-${newId().slice(-10)}@example.test`, role: 'owner' }),
  },
  resendInvitationAction: {
    permission: 'team.manage',
    form: ({ invitationId }) => ({ invitation: invitationId }),
  },
  revokeInvitationAction: {
    permission: 'team.manage',
    form: ({ invitationId }) => ({ invitation: invitationId }),
    last: true,
  },
  changeRoleAction: { permission: 'team.manage', form: ({ spare }) => ({ member: spare, role: 'owner' }) },
  removeMemberAction: { permission: 'team.manage', form: ({ spare }) => ({ member: spare }), last: true },
  demandSecondFactorAction: { permission: 'team.manage', form: () => ({ demanded: 'yes' }) },
  saveGeneralAction: {
    permission: 'settings.edit',
    form: () => ({
      name: `Renamed ${newId().slice(-10)}`,
      supportEmail: 'other@example.test',
      currency: 'eur',
      timeZone: 'Europe/Berlin',
    }),
  },
  saveBrandAction: { permission: 'settings.edit', form: () => ({ brandColor: '#7a1f5c' }) },
  saveTextsAction: { permission: 'settings.edit', form: () => ({ about: 'Not theirs' }) },
  sellAtDoorAction: {
    permission: 'boxoffice.sell',
    form: ({ performanceId, levelId }) => ({
      performanceId,
      key: newId(),
      method: 'cash',
      buyerName: 'At the door',
      [`level:${levelId}`]: '1',
    }),
  },
  refundTicketsAction: {
    permission: 'orders.refund',
    form: (house) => ({ ...order(house), ticket: house.secondTicketId, fees: 'return', confirm: 'yes' }),
    last: true,
  },
  refundPerformanceAction: {
    permission: 'orders.refund',
    form: (house) => ({ ...date(house), fees: 'return', confirm: 'yes' }),
    last: true,
  },
  cancelUnpaidAction: {
    permission: 'orders.refund',
    form: ({ unpaidOrderId }) => ({ orderId: unpaidOrderId, confirm: 'yes' }),
  },
  resendReceiptAction: { permission: 'orders.view', form: order },
  addNoteAction: { permission: 'orders.view', form: (house) => ({ ...order(house), text: 'Slipped in' }) },
  nameAttendeeAction: {
    permission: 'orders.view',
    form: ({ orderId, ticketId }) => ({ orderId, ticketId, name: 'Somebody else' }),
  },
  moveTicketsAction: {
    permission: 'boxoffice.sell',
    form: ({ orderId, ticketId }) => ({ orderId, [`seat:${ticketId}`]: 'A10' }),
  },
  newMessageAction: {
    permission: 'messages.send',
    form: ({ eventId, performanceId }) => ({ eventId, performanceId, ...content }),
  },
  editMessageAction: { permission: 'messages.send', form: (house) => ({ ...message(house), ...content }) },
  testMessageAction: { permission: 'messages.send', form: message },
  sendMessageAction: {
    permission: 'messages.send',
    form: (house) => ({ ...message(house), confirm: 'yes' }),
  },
  pauseMessageAction: { permission: 'messages.send', form: message },
  resumeMessageAction: { permission: 'messages.send', form: message },
  cancelMessageAction: { permission: 'messages.send', form: message, last: true },
  createPromoAction: {
    permission: 'events.edit',
    form: ({ eventId }) => ({
      spelling: `HALF-${newId().slice(-10)}`,
      ...promo,
      scope: 'chosen',
      target: `event:${eventId}`,
    }),
  },
  changePromoAction: {
    permission: 'events.edit',
    form: ({ promoCodeId }) => ({ promoCodeId, scope: 'all', note: 'Slipped in' }),
  },
  pausePromoAction: {
    permission: 'events.edit',
    form: ({ promoCodeId }) => ({ promoCodeId, paused: 'yes' }),
  },
  makePromoBatchAction: {
    permission: 'events.edit',
    form: () => ({ key: newId(), ...promo, count: '2', prefix: 'SLIP-' }),
  },
  saveWaitlistAction: {
    permission: 'events.edit',
    form: (house) => ({ ...dateOf(house), mode: 'by_hand', offerHours: '5', endsBeforeHours: '1' }),
  },
  sendNowAction: {
    permission: 'events.edit',
    form: (house) => ({ ...dateOf(house), priceLevelId: house.levelId, count: '1' }),
  },
  removeEntryAction: {
    permission: 'events.edit',
    form: (house) => ({ ...dateOf(house), entryId: house.entryId }),
    last: true,
  },
  setUpRoomAction: {
    permission: 'events.edit',
    form: (house) => ({ ...dateOf(house), scope: 'date', when: 'demand' }),
  },
  steerRoomAction: {
    permission: 'events.edit',
    form: (house) => ({ ...dateOf(house), roomId: house.roomId, command: 'faster' }),
  },
  sendRoomMessageAction: {
    permission: 'events.edit',
    form: (house) => ({ ...dateOf(house), roomId: house.roomId, message: 'Slipped in' }),
  },
  saveMailsAction: { permission: 'settings.edit', form: () => ({ mailNote: 'Slipped in' }) },
  saveRefundsAction: { permission: 'settings.edit', form: () => ({ refunds: 'until', days: '7' }) },
  removeLogoAction: { permission: 'settings.edit', form: () => ({}) },
  saveAllocationAction: {
    permission: 'events.edit',
    form: (house) => ({
      ...dateOf(house),
      allocationId: house.allocationId,
      name: 'Slipped in',
      kind: 'comps',
    }),
  },
  releaseCompanionsAction: {
    permission: 'events.edit',
    form: (house) => ({ performanceId: house.performanceId, releaseAt: '2030-01-01T10:00' }),
  },
  changeSeatsAction: {
    permission: 'events.edit',
    form: (house) => ({ ...dateOf(house), allocationId: house.allocationId, seat: '39' }),
  },
  releaseAllocationAction: {
    permission: 'events.edit',
    form: (house) => ({ ...dateOf(house), allocationId: house.allocationId }),
    last: true,
  },
};
