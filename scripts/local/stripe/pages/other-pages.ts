import { html } from '@/scripts/local/shared/html';
import type { SessionRecord } from '../objects/records';
import { formatMoney } from '../wire/money';
import { messagePage, type Page, pageOf } from './layout';

/** The bank asks the cardholder; both answers are plain form buttons. */
export function challengePage({ object }: SessionRecord): Page {
  const total = formatMoney(object.amount_total ?? 0, object.currency ?? 'usd');
  const target = object.success_url ? new URL(object.success_url).origin : 'null';
  const main = html`<div class="card"><h1>Confirm your payment</h1>
<p>Your bank (a pretended one) wants to know that it is you who pays <strong>${total}</strong>.</p>
<form method="post" action="/c/pay/${object.id}/challenge"><div class="buttons">
<button name="answer" value="complete">Complete authentication</button>
<button name="answer" value="fail">Fail authentication</button>
</div></form></div>`;
  return pageOf({ title: '3-D Secure', main, formTargets: target === 'null' ? [] : [target] });
}

/** What somebody sees who opens a session that is over. */
export function closedPage({ object }: SessionRecord): Page {
  if (object.status === 'expired') {
    return messagePage(
      'This checkout has expired',
      html`<p>Nothing was charged. Please start again from the shop.</p>
${object.cancel_url && html`<p><a href="${object.cancel_url}">Back to the shop</a></p>`}`,
      410,
    );
  }
  const text =
    object.payment_status === 'paid'
      ? 'This checkout has been paid; it cannot be paid twice.'
      : 'The payment was ordered and waits for the bank; it cannot be paid twice.';
  const url = successUrl(object);
  return messagePage(
    'You’re all done here',
    html`<p>${text}</p>${url && html`<p><a href="${url}">See your order</a></p>`}`,
  );
}

/** An address that leads nowhere. */
export function notFoundPage(): Page {
  return messagePage(
    'Page not found',
    html`<p>There is no such checkout.</p><p><a href="/">All objects</a></p>`,
    404,
  );
}

/** Where a buyer goes after paying, with the session's id in its place. */
export function successUrl({ id, success_url }: SessionRecord['object']): string | null {
  return success_url?.replaceAll('{CHECKOUT_SESSION_ID}', id) ?? null;
}
