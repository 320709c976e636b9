import { demoAccounts } from '@/db/seed/accounts';
import { TEST_CARDS } from '@/scripts/local/stripe/objects/payment-methods';

type Addresses = { site: string; inbox?: string; stripe?: string; took: string };

const spaced = (card: string) => card.replace(/(\d{4})(?=\d)/g, '$1 ');

function table(rows: [string, string][]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `    ${left.padEnd(width)}  ${right}\n`).join('');
}

/** What a start prints at its end: addresses, demo accounts, and the test cards when the stand-in takes them. */
export function summary({ site, inbox, stripe, took }: Addresses): string {
  const addresses: [string, string][] = [['Site', site]];
  if (inbox) addresses.push(['Inbox', inbox]);
  if (stripe) addresses.push(['Stripe stand-in', stripe]);
  const accounts = demoAccounts.map(({ label, email, password }): [string, string] => [
    label,
    `${email}  ${password}`,
  ]);
  const cards = TEST_CARDS.map(({ number, label }): [string, string] => [spaced(number), label]);
  return [
    `\nTessera is ready (${took}).\n\n${table(addresses)}`,
    `\n  Demo accounts\n${table(accounts)}`,
    stripe ? `\n  Test cards (any later date, any CVC)\n${table(cards)}` : '',
    '\nCtrl-C stops everything.\n',
  ].join('');
}
