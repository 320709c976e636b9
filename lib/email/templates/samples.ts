import type { MailOrder } from './order-summary';
import type { MailContent } from './write-mail';

const order: MailOrder = {
  number: 'T-7K3M-Q9XB',
  performances: [
    {
      title: 'Dvořák: Symphony No. 9 in E minor, “From the New World”',
      when: 'Fri 4 Dec 2026, 19:30 EST',
      where: 'David Geffen Hall, New York',
      lines: [
        { text: 'Orchestra, Left · Row C · Seat 12 (Premium)', price: '$80' },
        { text: 'Orchestra, Left · Row C · Seat 13 (Premium)', price: '$80' },
      ],
    },
    {
      title: 'Signal at the Arsenal',
      when: 'Sat 12 Dec 2026, 23:00 EST',
      where: 'The Arsenal, New York',
      lines: [{ text: '2 × Early entry', price: '$58.50' }],
    },
  ],
  amounts: [
    { label: 'Tickets', amount: '$188' },
    { label: 'Fees', amount: '$18.50' },
    { label: 'Tax', amount: '$12' },
  ],
  total: '$218.50',
};

const aboutOrder = {
  buyerName: 'Žofie Novak',
  order,
  orderUrl: 'http://localhost:3000/orders/sample?key=sample',
  brand: null,
  notes: [{ name: 'Harborlight Live', text: 'The bar opens an hour before.' }],
  replyTo: null,
};
const aboutAccount = { name: 'Žofie Novak', url: 'http://localhost:3000/verify?token=sample' };

const aboutWaiting = {
  title: 'Signal at the Arsenal',
  where: 'Sat 12 Dec 2026, 23:00 EST, The Arsenal, New York',
  level: 'Early entry',
  wish: '2 tickets',
  url: 'http://localhost:3000/waitlist/sample?key=sample',
};

const aboutDate = {
  brand: { name: 'Harborlight Live', colors: { light: '#7a1f3d', dark: '#e58aa6' }, logoUrl: null },
  title: 'Signal at the Arsenal',
  where: 'The Arsenal, New York',
  before: { when: 'Sat 12 Dec 2026, 23:00 EST', doors: '22:00 EST', isPostponed: false },
  after: { when: 'Fri 18 Dec 2026, 22:00 EST', doors: '21:00 EST', isPostponed: false },
  replyTo: 'help@harborlight.example',
  orderNumber: 'T-7K3M-Q9XB',
  orderUrl: aboutOrder.orderUrl,
  calendarUrl: 'http://localhost:3000/orders/sample/calendar.ics?key=sample',
};

/** One mail of every kind, to be looked at and tested. */
export const sampleMails: MailContent[] = [
  { kind: 'receipt', ...aboutOrder },
  { kind: 'refund', ...aboutOrder, amount: '$80', cancelled: null },
  {
    kind: 'refund',
    ...aboutOrder,
    amount: '$80',
    cancelled: 'Signal at the Arsenal, Sat 12 Dec 2026, 23:00 EST,',
  },
  { kind: 'apology', ...aboutOrder },
  {
    kind: 'attendee_message',
    brand: { name: 'Harborlight Live', colors: { light: '#7a1f3d', dark: '#e58aa6' }, logoUrl: null },
    subject: 'Doors open at seven',
    text: 'The cloakroom is on the left.\n\nThe way is on https://harborlight.example/map',
    title: 'Signal at the Arsenal',
    when: 'Sat 12 Dec 2026, 23:00 EST',
    where: 'The Arsenal, New York',
    replyTo: 'help@harborlight.example',
    orderNumber: 'T-7K3M-Q9XB',
    orderUrl: aboutOrder.orderUrl,
  },
  { kind: 'date_changed', ...aboutDate },
  {
    kind: 'date_changed',
    ...aboutDate,
    after: { when: aboutDate.before.when, doors: null, isPostponed: true },
  },
  { kind: 'verification', ...aboutAccount },
  { kind: 'password_reset', ...aboutAccount },
  { kind: 'account_exists', ...aboutAccount },
  { kind: 'password_changed', ...aboutAccount },
  { kind: 'second_factor_changed', ...aboutAccount, change: 'passkey_added' },
  {
    kind: 'team_invitation',
    organizer: 'Harborlight Live',
    inviter: 'Oscar Organizer',
    role: 'Box office',
    email: 'zofie@example.test',
    url: 'http://localhost:3000/admin/join?token=sample',
  },
  { kind: 'waitlist_confirm', ...aboutWaiting },
  { kind: 'waitlist_joined', ...aboutWaiting },
  { kind: 'waitlist_offer', ...aboutWaiting, held: ['2 × Early entry'], until: 'Fri 4 Dec 2026, 19:30 EST' },
  {
    kind: 'alert',
    state: 'Open, critical',
    title: 'No worker for 75 s',
    meaning: 'Receipts, refunds and released seats wait. Selling and tickets on the page go on.',
    todo: 'Start the worker (npm run worker) and read the end of its log.',
    since: 'Since 2026-12-04 19:30 UTC.',
    url: 'http://localhost:3000/ops',
  },
];
