import { TEST_CARDS } from '../objects/payment-methods';

export type PayFields = { email: string; number: string; expiry: string; cvc: string; name: string };
export type PayErrors = Partial<Record<keyof PayFields, string>>;

/** What was typed, without spaces around it. */
export function readFields(form: URLSearchParams): PayFields {
  const read = (name: keyof PayFields) => (form.get(name) ?? '').trim().slice(0, 200);
  return {
    email: read('email'),
    number: read('number'),
    expiry: read('expiry'),
    cvc: read('cvc'),
    name: read('name'),
  };
}

/** The form as a press on a test card leaves it; the e-mail stays. */
export function fillTestCard(fields: PayFields, number: string): PayFields {
  if (!TEST_CARDS.some((card) => card.number === number)) return fields;
  return { ...fields, number, expiry: '12/34', cvc: '123', name: fields.name || 'Test Fan' };
}

/** What is wrong with the e-mail, which every method needs. */
export function checkContact({ email }: PayFields): PayErrors {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? {} : { email: 'Enter an e-mail address.' };
}

/** What is wrong with the card; `nowMs` decides whether it has expired. */
export function checkCard(fields: PayFields, nowMs: number): PayErrors {
  const errors: PayErrors = {};
  if (!isCardNumber(fields.number)) errors.number = 'Your card number is invalid.';
  const expiry = checkExpiry(fields.expiry, nowMs);
  if (expiry) errors.expiry = expiry;
  if (!/^\d{3,4}$/.test(fields.cvc)) errors.cvc = 'Your card’s security code is incomplete.';
  if (fields.name === '') errors.name = 'Enter the name on the card.';
  return errors;
}

function checkExpiry(expiry: string, nowMs: number): string | undefined {
  const match = /^(\d{1,2})\s*\/?\s*(?:20)?(\d{2})$/.exec(expiry);
  const month = Number(match?.[1]);
  if (!match || month < 1 || month > 12) return 'Your card’s expiry date is incomplete.';
  const firstMomentAfter = Date.UTC(2000 + Number(match[2]), month, 1);
  return firstMomentAfter <= nowMs ? 'Your card’s expiry date is in the past.' : undefined;
}

/** Digits with a right check digit (Luhn). */
function isCardNumber(text: string): boolean {
  const digits = text.replaceAll(/[\s-]/g, '');
  if (!/^\d{13,19}$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
