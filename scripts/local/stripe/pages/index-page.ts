import { type Html, html } from '@/scripts/local/shared/html';
import type { Delivery } from '../objects/records';
import { formatMoney } from '../wire/money';
import type { World } from '../world';
import { type Page, pageOf } from './layout';

const SHOWN = 50;

/** Everything at a glance for a developer, newest first. */
export function indexPage(world: World): Page {
  const { state } = world;
  const time = (seconds: number) => new Date(seconds * 1000).toISOString().replace('T', ' ').slice(0, 19);
  const main = html`<h1>Stripe stand-in</h1>
<p class="soft">Its clock: ${time(Math.floor(world.now() / 1000))} UTC${
    state.clockOffsetMs !== 0 && html` (${state.clockOffsetMs / 1000} s off real time)`
  }. Control calls are described in <code>scripts/local/stripe/README.md</code>.</p>
${table(
  'Checkout Sessions',
  ['Created', 'Id', 'Reference', 'Total', 'Status', 'Payment'],
  latest(state.sessions),
  ({ object }) => [
    time(object.created),
    object.url ? html`<a href="/c/pay/${object.id}"><code>${short(object.id)}</code></a>` : code(object.id),
    object.client_reference_id ?? '',
    formatMoney(object.amount_total ?? 0, object.currency ?? 'usd'),
    object.status ?? '',
    object.payment_status,
  ],
)}
${table(
  'Payments',
  ['Created', 'Charge', 'Payment intent', 'Amount', 'Refunded', 'Status'],
  latest(state.charges),
  (charge) => [
    time(charge.created),
    code(charge.id),
    code(charge.payment_intent),
    formatMoney(charge.amount, charge.currency),
    formatMoney(charge.amount_refunded, charge.currency),
    charge.disputed ? `${charge.status}, disputed` : (charge.failure_code ?? charge.status),
  ],
)}
${table('Refunds', ['Created', 'Id', 'Charge', 'Amount', 'Status'], latest(state.refunds), (refund) => [
  time(refund.created),
  code(refund.id),
  code(refund.charge),
  formatMoney(refund.amount, refund.currency),
  refund.status,
])}
${table('Events', ['Created', 'Id', 'Type', 'About', 'Waiting'], latest(state.events), (event) => [
  time(event.created),
  code(event.id),
  event.type,
  code(event.data.object.id),
  String(event.pending_webhooks),
])}
${table(
  'Webhook deliveries',
  ['Event', 'Type', 'State', 'Attempts'],
  latest(state.deliveries),
  (delivery) => [code(delivery.event), delivery.type, delivery.state, attempts(delivery)],
)}`;
  return pageOf({ title: 'Objects', main });
}

function table<T>(title: string, heads: string[], rows: T[], cells: (row: T) => (Html | string)[]): Html {
  const body =
    rows.length === 0
      ? html`<p class="soft">None yet.</p>`
      : html`<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${cells(row).map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>`;
  return html`<section class="card"><h2>${title}</h2>${body}</section>`;
}

function latest<T>(items: Map<string, T>): T[] {
  return [...items.values()].slice(-SHOWN).reverse();
}

function code(id: string): Html {
  return html`<code title="${id}">${short(id)}</code>`;
}

function short(id: string): string {
  return id.length > 30 ? `${id.slice(0, 24)}…` : id;
}

function attempts({ attempts: all }: Delivery): string {
  return all.map(({ status, error }) => String(status ?? error)).join(', ');
}
