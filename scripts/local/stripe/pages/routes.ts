import { debitType } from '../objects/payment-methods';
import { answerChallenge, isChallenged, payByCard, payByDebit } from '../objects/payments';
import type { SessionRecord } from '../objects/records';
import type { World } from '../world';
import { indexPage } from './index-page';
import { type Page, redirect } from './layout';
import { challengePage, closedPage, notFoundPage, successUrl } from './other-pages';
import { checkCard, checkContact, fillTestCard, type PayFields, readFields } from './pay-form';
import { payPage } from './pay-page';
import { STYLE } from './style';

const STYLE_PAGE: Page = {
  status: 200,
  headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=300' },
  body: STYLE,
};

/** Answers everything that a browser may ask for. */
export function handlePage(world: World, method: string, path: string, body: string): Page {
  if (path === '/' && method === 'GET') return indexPage(world);
  if (path === '/assets/style.css') return STYLE_PAGE;
  const match = /^\/c\/pay\/(cs_test_\w+)(\/challenge)?$/.exec(path);
  const record = match?.[1] ? world.state.sessions.get(match[1]) : undefined;
  if (!match || !record) return notFoundPage();
  if (record.object.status !== 'open') return closedPage(record);
  const form = method === 'POST' ? new URLSearchParams(body) : null;
  return match[2] ? challenge(world, record, form) : pay(world, record, form);
}

function pay(world: World, record: SessionRecord, form: URLSearchParams | null): Page {
  const note = (product: string) => world.state.products.get(product)?.description ?? null;
  const show = (fields: PayFields, errors = {}, alert?: string) =>
    payPage(record, note, { fields, errors, alert });
  if (!form) {
    const email = record.object.customer_email ?? '';
    return show({ email, number: '', expiry: '', cvc: '', name: '' });
  }
  const fields = readFields(form);
  const fill = form.get('fill');
  if (fill) return show(fillTestCard(fields, fill));
  const payer = { email: fields.email, name: fields.name || null };
  const choice = form.get('do') ?? 'card';
  if (choice.startsWith('debit-') && debitType(record.object.payment_method_types)) {
    const errors = checkContact(fields);
    if (Object.keys(errors).length > 0) return show(fields, errors, 'Please check the e-mail address.');
    payByDebit(world, record, { payer, succeeds: choice === 'debit-succeeds', afterMs: world.settleAfterMs });
    return afterPayment(record);
  }
  const errors = { ...checkContact(fields), ...checkCard(fields, world.now()) };
  if (Object.keys(errors).length > 0) return show(fields, errors, 'Please check the fields that are marked.');
  const outcome = payByCard(world, record, fields.number.replaceAll(/\D/g, ''), payer);
  if (outcome.kind === 'declined') return show(fields, { number: outcome.message }, outcome.message);
  return outcome.kind === 'challenge'
    ? redirect(`/c/pay/${record.object.id}/challenge`)
    : afterPayment(record);
}

function challenge(world: World, record: SessionRecord, form: URLSearchParams | null): Page {
  if (!isChallenged(world, record)) return redirect(`/c/pay/${record.object.id}`);
  if (!form) return challengePage(record);
  const outcome = answerChallenge(world, record, form.get('answer') === 'complete');
  if (outcome.kind !== 'declined') return afterPayment(record);
  const note = (product: string) => world.state.products.get(product)?.description ?? null;
  const email = record.object.customer_details?.email ?? '';
  const fields = { email, number: '', expiry: '', cvc: '', name: record.object.customer_details?.name ?? '' };
  return payPage(record, note, { fields, errors: {}, alert: outcome.message });
}

function afterPayment(record: SessionRecord): Page {
  const url = successUrl(record.object);
  return url ? redirect(url) : closedPage(record);
}
