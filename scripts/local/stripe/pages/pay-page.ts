import { type Html, html } from '@/scripts/local/shared/html';
import { debitType, TEST_CARDS } from '../objects/payment-methods';
import type { SessionRecord } from '../objects/records';
import { formatMoney } from '../wire/money';
import { type Page, pageOf } from './layout';
import type { PayErrors, PayFields } from './pay-form';

type PayView = { fields: PayFields; errors: PayErrors; alert?: string };

/** The hosted page of an open session. */
export function payPage(
  record: SessionRecord,
  productNote: (id: string) => string | null,
  view: PayView,
): Page {
  const { object } = record;
  const total = formatMoney(object.amount_total ?? 0, object.currency ?? 'usd');
  const main = html`<h1>Pay ${total}</h1>
${view.alert && html`<p class="alert" role="alert">${view.alert}</p>`}
<div class="columns">
<section class="card" aria-labelledby="order"><h2 id="order">Your order</h2>
${summary(record, productNote)}
<p class="total"><span>Total</span><span class="amount">${total}</span></p>
${object.cancel_url && html`<p><a href="${object.cancel_url}">Cancel and go back</a></p>`}
</section>
<div>${form(record, total, view)}</div>
</div>`;
  return pageOf({ title: `Pay ${total}`, main, formTargets: targets(record) });
}

function summary({ lines }: SessionRecord, productNote: (id: string) => string | null): Html {
  return html`<ul class="lines">${lines.map((line) => {
    const note = productNote(line.price.product);
    const each = formatMoney(line.price.unit_amount, line.currency);
    return html`<li><span>${line.description}${note && html`<small>${note}</small>`}${
      line.quantity > 1 && html`<small>${line.quantity} × ${each}</small>`
    }</span><span class="amount">${formatMoney(line.amount_total, line.currency)}</span></li>`;
  })}</ul>`;
}

function form({ object }: SessionRecord, total: string, { fields, errors }: PayView): Html {
  const debit = debitType(object.payment_method_types);
  const takesCards = object.payment_method_types.includes('card');
  // Pay is the form's first button, so that Enter in a field presses it.
  return html`<form method="post" action="/c/pay/${object.id}" novalidate>
<div class="card">
<h2>Contact</h2>
${field({ name: 'email', label: 'E-mail', type: 'email', autocomplete: 'email' }, fields.email, errors.email)}
</div>
${
  takesCards &&
  html`<div class="card"><fieldset><legend>Pay by card</legend>
${field({ name: 'number', label: 'Card number', inputmode: 'numeric', autocomplete: 'cc-number' }, fields.number, errors.number)}
<div class="pair">
${field({ name: 'expiry', label: 'Expiry (MM/YY)', inputmode: 'numeric', autocomplete: 'cc-exp' }, fields.expiry, errors.expiry)}
${field({ name: 'cvc', label: 'CVC', inputmode: 'numeric', autocomplete: 'cc-csc' }, fields.cvc, errors.cvc)}
</div>
${field({ name: 'name', label: 'Name on card', autocomplete: 'cc-name' }, fields.name, errors.name)}
<button class="main" name="do" value="card">Pay ${total}</button>
</fieldset></div>
<section class="card" aria-labelledby="cards"><h2 id="cards">Test cards</h2>
<p class="soft">Each fills in the form above.</p>
<div class="buttons">${TEST_CARDS.map(
    ({ number, label }) =>
      html`<button name="fill" value="${number}">${label}<small>${number.replace(/(\d{4})(?=\d)/g, '$1 ')}</small></button>`,
  )}</div></section>`
}
${
  debit &&
  html`<div class="card"><fieldset><legend>Pay by bank debit</legend>
<p class="soft">The bank answers later: the order waits until then.</p>
<div class="buttons">
<button name="do" value="debit-succeeds">Bank debit that succeeds later</button>
<button name="do" value="debit-fails">Bank debit that fails later</button>
</div></fieldset></div>`
}
</form>`;
}

type Input = { name: string; label: string; type?: string; inputmode?: string; autocomplete: string };

function field(input: Input, value: string, error: string | undefined): Html {
  const { name, label, type = 'text', inputmode = 'text', autocomplete } = input;
  return html`<div class="field"><label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="${type}" inputmode="${inputmode}" autocomplete="${autocomplete}" value="${value}" required${
    error && html` aria-invalid="true" aria-describedby="${name}-error"`
  }>${error && html`<p class="error" id="${name}-error">${error}</p>`}</div>`;
}

/** A browser checks the redirect after a sent form too, so the shop's own addresses must be allowed. */
function targets({ object }: SessionRecord): string[] {
  const urls = [object.success_url, object.cancel_url].filter((url) => url !== null);
  return [...new Set(urls.map((url) => new URL(url).origin).filter((origin) => origin !== 'null'))];
}
