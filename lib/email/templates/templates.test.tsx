import { expect, test } from 'vitest';
import { renderMail } from '../render';
import type { MailOrder } from './order-summary';
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
const about = { buyerName: 'Ada <b>Fan</b>', order, orderUrl: 'https://tessera.example/orders/1?key=2' };
const account = { name: 'Ada', url: 'https://tessera.example/verify?token=abc' };

const contents: MailContent[] = [
  { kind: 'receipt', ...about },
  { kind: 'refund', ...about, amount: '$20' },
  { kind: 'apology', ...about },
  { kind: 'verification', ...account },
  { kind: 'password_reset', ...account },
  { kind: 'account_exists', ...account },
  { kind: 'password_changed', ...account },
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
