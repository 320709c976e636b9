/** Bank debits settle days later, so the session completes before it is paid. Each takes one currency. */
const DEBIT_BY_CURRENCY: Record<string, string> = {
  aud: 'au_becs_debit',
  cad: 'acss_debit',
  eur: 'sepa_debit',
  gbp: 'bacs_debit',
  usd: 'us_bank_account',
};

export const PAYMENT_METHOD_TYPES = ['card', ...Object.values(DEBIT_BY_CURRENCY)];

/** The methods that a session offers when the caller leaves the choice to Stripe. */
export function defaultMethodTypes(currency: string): string[] {
  const debit = DEBIT_BY_CURRENCY[currency];
  return debit ? ['card', debit] : ['card'];
}

/** The bank debit among a session's methods. */
export function debitType(methodTypes: string[]): string | undefined {
  return methodTypes.find((type) => type !== 'card');
}

/** Whether a method can be charged in a currency. */
export function takesCurrency(method: string, currency: string): boolean {
  return method === 'card' || DEBIT_BY_CURRENCY[currency] === method;
}

export type TestCard = {
  number: string;
  label: string;
  /** What the issuer answers. */
  result: 'success' | 'challenge' | { code: string; declineCode: string | null; message: string };
};

/** Stripe's own test numbers, with the answers that they are documented to give. */
export const TEST_CARDS: readonly TestCard[] = [
  { number: '4242424242424242', label: 'Succeeds', result: 'success' },
  {
    number: '4000000000000002',
    label: 'Declined',
    result: { code: 'card_declined', declineCode: 'generic_decline', message: 'Your card was declined.' },
  },
  {
    number: '4000000000009995',
    label: 'Insufficient funds',
    result: {
      code: 'card_declined',
      declineCode: 'insufficient_funds',
      message: 'Your card has insufficient funds.',
    },
  },
  { number: '4000002500003155', label: '3-D Secure', result: 'challenge' },
  {
    number: '4000000000000069',
    label: 'Expired card',
    result: { code: 'expired_card', declineCode: null, message: 'Your card has expired.' },
  },
  {
    number: '4000000000000127',
    label: 'Incorrect CVC',
    result: { code: 'incorrect_cvc', declineCode: null, message: "Your card's security code is incorrect." },
  },
  {
    number: '4000000000000119',
    label: 'Processing error',
    result: {
      code: 'processing_error',
      declineCode: null,
      message: 'An error occurred while processing your card. Try again in a little bit.',
    },
  },
];

/** The test card of a number; any other number is declined as Stripe declines it in test mode. */
export function testCard(number: string): TestCard {
  const message =
    'Your card was declined. Your request was in test mode, but used a non test card. For a list of valid test cards, visit: https://stripe.com/docs/testing.';
  return (
    TEST_CARDS.find((card) => card.number === number) ?? {
      number,
      label: 'Not a test card',
      result: { code: 'card_declined', declineCode: 'test_mode_live_card', message },
    }
  );
}
