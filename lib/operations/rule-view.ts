import { formatMoney } from '@/lib/money';

export type AlertWords = {
  title: string;
  /** For whom it is bad, and how. */
  meaning: string;
  /** The first thing to do. */
  todo: string;
  /** Where to look, below the site's address. */
  href: string;
};

const measures: Record<string, [what: string, meaning: string]> = {
  holds: ['Holding seats', 'Fans cannot put seats into their carts.'],
  checkouts: ['Checkout', 'Fans cannot pay for what they hold.'],
  webhooks: ['Webhooks from Stripe', 'Paid orders wait until the reconciler finds them, up to five minutes.'],
  mails: ['Sending mail', 'Receipts and links do not arrive. Tickets stand on the order pages all the same.'],
};

/** A length of time in words: "42 s", "7 min", "3 h 20 min". */
export function lengthOf(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 120) return `${minutes} min`;
  if (minutes >= 48 * 60) return `${Math.floor(minutes / 1_440)} days`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

const percent = (ratio: number) => `${Math.floor(ratio * 100)} %`;
const many = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;

/** What an alert says: what is broken, for whom, what to do, and where. `value` as measured, in the rule's unit. */
export function alertWords(rule: string, subject: string | null, value: number): AlertWords {
  const about = subject ?? '';
  switch (rule) {
    case 'worker.silent':
      return {
        title: value >= 86_400 ? 'No worker is running' : `No worker for ${lengthOf(value)}`,
        meaning: 'Receipts, refunds and released seats wait. Selling and tickets on the page go on.',
        todo: 'Start the worker (npm run worker) and read the end of its log.',
        href: '/ops#processes',
      };
    case 'reconciler.silent':
      return {
        title: `The reconciler has not finished for ${lengthOf(value)}`,
        meaning: 'Payments whose webhook got lost are not found; carts that lapsed keep their seats.',
        todo: 'Look for "reconcile" in the worker’s log; check that Stripe answers.',
        href: '/ops#processes',
      };
    case 'jobs.stuck':
      return {
        title: `Jobs in ${about} are not being done`,
        meaning: `The oldest has been due for ${lengthOf(value)}, and none was finished lately.`,
        todo: 'Read the worker’s log for this queue; restart the worker if it hangs.',
        href: '/ops#queues',
      };
    case 'jobs.late':
      return {
        title: `Jobs in ${about} are ${lengthOf(value)} late`,
        meaning: 'They are being done, but more come in than go out.',
        todo: 'Start another worker, or wait for the end of a large mailing.',
        href: '/ops#queues',
      };
    case 'jobs.dead':
      return {
        title: `${many(value, 'job', 'jobs')} in ${about} failed for good`,
        meaning: 'Each is a mail, a refund or a mailing that will not happen by itself.',
        todo: 'Open the messages, read the error, put right what is wrong, then redrive one before all.',
        href: `/ops/messages?queue=${encodeURIComponent(about)}`,
      };
    case 'failures.new':
      return {
        title: 'Messages fail in a new way',
        meaning: `${many(value, 'message waits', 'messages wait')} in a group that was never seen before (${about}).`,
        todo: 'Open the group, read its example, and decide before it grows.',
        href: `/ops/messages?group=${encodeURIComponent(about)}`,
      };
    case 'outcomes': {
      const [what, meaning] = measures[about] ?? [about, 'Some of these fail.'];
      return {
        title: `${what}: only ${percent(value)} succeed`,
        meaning,
        todo: 'Look at what answers with errors: database, Stripe, mail provider. See docs/operations.md.',
        href: '/ops#outcomes',
      };
    }
    case 'payments.unsettled':
      return {
        title: `${many(value, 'payment has', 'payments have')} no end`,
        meaning: 'Their carts lapsed more than ten minutes ago; nobody knows yet whether they were paid.',
        todo: 'Check that Stripe answers; the reconciler settles them when it does.',
        href: '/ops#money',
      };
    case 'refunds.failed':
      return {
        title: `${many(value, 'refund', 'refunds')} failed at Stripe`,
        meaning: 'Fans wait for money that we still owe them.',
        todo: 'Open each order and give the money back by another way.',
        href: '/ops#money',
      };
    case 'refunds.slow':
      return {
        title: `${many(value, 'refund is', 'refunds are')} not done after an hour`,
        meaning: 'Fans wait for their money.',
        todo: 'Check that Stripe answers and that the balance there suffices.',
        href: '/ops#money',
      };
    case 'invariants.drift':
      return {
        title: `The books do not agree in ${many(value, 'place', 'places')}`,
        meaning:
          'Stock, payments, tickets or mails contradict each other; something may be sold or paid twice.',
        todo: 'Read the findings below, stop sales of what they name, and look at the order’s history.',
        href: '/ops#books',
      };
    case 'money.at_risk':
      return {
        title: `${formatMoney(value, about)} at risk`,
        meaning: 'Money in refunds and messages that failed for good.',
        todo: 'Work off the groups with the most money first.',
        href: '/ops/messages?money=1&sort=money',
      };
    case 'trial':
      return {
        title: 'This is a trial',
        meaning: 'Somebody of the staff tries whether this channel works. It does.',
        todo: '',
        href: '/ops/alerts',
      };
    default:
      return { title: rule, meaning: '', todo: 'See docs/operations.md.', href: '/ops' };
  }
}

/** A moment in the console, which shows everything in UTC: "2 Nov, 14:05:09 UTC". */
export function momentOf(at: Date | string): string {
  const text = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).format(new Date(at));
  return `${text} UTC`;
}
