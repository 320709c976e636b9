import { expect, test } from 'vitest';
import { renderMail } from '../render';
import type { MailOrder } from './order-summary';
import { sampleMails } from './samples';
import { type MailContent, writeMail } from './write-mail';

const order: MailOrder = {
  number: 'T-7K3M-Q9XB',
  performances: [
    {
      title: 'Dvořák: Symphony No. 9 <script>alert(1)</script>',
      when: 'Fri 4 Dec 2026, 19:30 EST',
      where: 'David Geffen Hall, New York',
      lines: [{ text: 'Orchestra · Row C · Seat 12 (Premium)', price: '$80' }],
    },
  ],
  amounts: [
    { label: 'Tickets', amount: '$70' },
    { label: 'Fees', amount: '$6' },
    { label: 'Tax', amount: '$4' },
  ],
  total: '$80',
};
const about = {
  buyerName: 'Ada <b>Fan</b>',
  order,
  orderUrl: 'https://tessera.example/orders/1?key=2',
  brand: null,
  notes: [{ name: 'Hall', text: 'The bar <b>Fan</b> opens at six.' }],
  replyTo: null,
};
const account = { name: 'Ada', url: 'https://tessera.example/verify?token=abc' };

const message = {
  brand: {
    name: 'Hall <b>Fan</b>',
    colors: { light: '#7a1f3d', dark: '#e58aa6' },
    logoUrl: 'https://tessera.example/uploads/1',
  },
  subject: 'Doors open at seven',
  text: 'Come <script>alert(1)</script> early:\nhttps://example.org/map?x=1&y=2).\n\njavascript:alert(1) www.example.org',
  title: 'Gala',
  when: 'Fri 4 Dec 2026, 19:30 EST',
  where: 'David Geffen Hall, New York',
  replyTo: 'help@example.test',
  orderNumber: 'T-7K3M-Q9XB',
  orderUrl: 'https://tessera.example/orders/1?key=2',
};

const moved = {
  brand: { name: 'Hall <b>Fan</b>', colors: null, logoUrl: null },
  title: 'Gala <script>alert(1)</script>',
  where: 'David Geffen Hall, New York',
  before: { when: 'Fri 4 Dec 2026, 19:30 EST', doors: null, isPostponed: false },
  after: { when: 'Fri 2 Jul 2027, 20:00 EDT', doors: '19:00 EDT', isPostponed: false },
  replyTo: 'help@example.test',
  orderNumber: 'T-7K3M-Q9XB',
  orderUrl: 'https://tessera.example/orders/1?key=2',
  calendarUrl: 'https://tessera.example/orders/1/calendar.ics?key=2',
};

const contents: MailContent[] = [
  { kind: 'receipt', ...about },
  { kind: 'refund', ...about, amount: '$20', cancelled: null },
  { kind: 'apology', ...about },
  { kind: 'attendee_message', ...message },
  { kind: 'date_changed', ...moved },
  { kind: 'verification', ...account },
  { kind: 'password_reset', ...account },
  { kind: 'account_exists', ...account },
  { kind: 'password_changed', ...account },
  { kind: 'second_factor_changed', ...account, change: 'off' },
  {
    kind: 'team_invitation',
    organizer: 'Hall <b>Fan</b>',
    inviter: 'Oscar',
    role: 'Box office',
    email: 'ada@example.test',
    url: 'https://tessera.example/admin/join?token=abc',
  },
];

test.each(contents)('$kind renders as HTML and as text, with its link in both', async (content) => {
  const { subject, template } = writeMail(content);
  const { html, text } = await renderMail(template);
  const link = 'orderUrl' in content ? content.orderUrl : content.url;
  expect(subject.length).toBeGreaterThan(5);
  expect(html).toContain(`href="${link.replaceAll('&', '&amp;')}"`);
  expect(text).toContain(link);
  expect(html).not.toMatch(/<script|<b>Fan/);
});

test.each(sampleMails.map((content) => [content.kind, content] as const))(
  'the sample of %s renders as HTML and as text, with every address of a link in both',
  async (_, content) => {
    const { subject, template } = writeMail(content);
    const { html, text } = await renderMail(template);
    expect(subject.length).toBeGreaterThan(5);
    const links = [...html.matchAll(/href="(https?:[^"]*)"/g)].map(([, href = '']) =>
      href.replaceAll('&amp;', '&'),
    );
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect(text).toContain(link);
  },
);

test('the receipt says what, when with the zone, where, the parts of the price and their sum', async () => {
  const { text } = await renderMail(writeMail({ kind: 'receipt', ...about }).template);
  for (const fact of [
    'Dvořák',
    'Fri 4 Dec 2026, 19:30 EST',
    'David Geffen Hall',
    'Row C · Seat 12',
    'Fees',
    '$6',
    '$80',
  ]) {
    expect(text).toContain(fact);
  }
});

test('a title with line breaks makes no second header', () => {
  const [performance] = order.performances;
  const hostile = {
    ...order,
    performances: [{ ...performance, title: 'Gala\r\nBcc: all@example.test' } as never],
  };
  expect(writeMail({ kind: 'receipt', ...about, order: hostile }).subject).toBe(
    'Your tickets: Gala Bcc: all@example.test',
  );
});

test('a message to attendees: only addresses of pages are links, answers go to the organizer, a test says so', async () => {
  const { subject, template, replyTo } = writeMail({ kind: 'attendee_message', ...message });
  const { html, text } = await renderMail(template);
  expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
    'https://example.org/map?x=1&amp;y=2',
    message.orderUrl,
    message.orderUrl,
  ]);
  expect(html).toContain('color:#7a1f3d');
  expect(html).toContain('src="https://tessera.example/uploads/1"');
  expect(text.replace(/\s+/g, ' ')).toContain('there is nothing to unsubscribe from');
  expect([subject, replyTo]).toEqual(['Doors open at seven', 'help@example.test']);
  const test = writeMail({ kind: 'attendee_message', ...message, orderNumber: null });
  expect(test.subject).toBe('Test: Doors open at seven');
  expect((await renderMail(test.template)).text).toContain('A test that you sent yourself');
});

test('an organizer’s own words: under its colours when the order is all its own, else under its name', async () => {
  const brand = { name: 'Hall', colors: { light: '#7a1f3d', dark: '#e58aa6' }, logoUrl: null };
  const own = writeMail({ kind: 'receipt', ...about, brand, replyTo: 'help@example.test' });
  const { html } = await renderMail(own.template);
  expect(own.replyTo).toBe('help@example.test');
  expect(html).toContain('color: #e58aa6 !important');
  expect(html).toContain('The bar &lt;b&gt;Fan&lt;/b&gt; opens at six.');
  const shared = writeMail({ kind: 'refund', ...about, amount: '$20', cancelled: null });
  const { text } = await renderMail(shared.template);
  expect(text).toContain('Hall:\nThe bar');
  expect(text).toContain('Tessera');
  expect(shared.replyTo).toBeUndefined();
  expect((await renderMail(writeMail({ kind: 'apology', ...about }).template)).text).not.toContain('The bar');
});

test('a refund says why, when what it was for is cancelled', async () => {
  const mail = (cancelled: string | null) =>
    renderMail(writeMail({ kind: 'refund', ...about, amount: '$20', cancelled }).template);
  expect((await mail('Gala, Fri 4 Dec 2026,')).text).toContain('Gala, Fri 4 Dec 2026, is cancelled.');
  expect((await mail(null)).text).not.toContain('cancelled');
});

test('a changed date: the old and the new one, the order and the calendar; postponed has no date to put there', async () => {
  const { subject, template, replyTo } = writeMail({ kind: 'date_changed', ...moved });
  const { text } = await renderMail(template);
  for (const fact of [
    'Until now: Fri 4 Dec 2026, 19:30 EST',
    'Now: Fri 2 Jul 2027, 20:00 EDT, doors 19:00 EDT',
    moved.orderUrl,
    moved.calendarUrl,
  ]) {
    expect(text).toContain(fact);
  }
  expect([subject, replyTo]).toEqual([expect.stringMatching(/^New date: Gala/), 'help@example.test']);
  const after = { ...moved.before, isPostponed: true };
  const postponed = writeMail({ kind: 'date_changed', ...moved, after });
  expect(postponed.subject).toMatch(/^Postponed: /);
  const words = (await renderMail(postponed.template)).text.replace(/\s+/g, ' ');
  expect(words).toContain('We write again when the new date is known');
  expect(words).not.toContain(moved.calendarUrl);
  const doors = writeMail({ kind: 'date_changed', ...moved, after: { ...moved.before, doors: '19:00 EST' } });
  expect(doors.subject).toMatch(/^New time for the doors: /);
});
