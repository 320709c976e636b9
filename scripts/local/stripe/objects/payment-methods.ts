/** Bank debits settle days later, so the session completes before it is paid. Each takes one currency. */
const DEBIT_BY_CURRENCY: Record<string, string> = {
  aud: 'au_becs_debit',
  cad: 'acss_debit',
  eur: 'sepa_debit',
  gbp: 'bacs_debit',
  usd: 'us_bank_account',
};

/** Every method that Stripe knows in this version; those that the stand-in cannot play are never eligible. */
export const PAYMENT_METHOD_TYPES =
  'acss_debit affirm afterpay_clearpay alipay alma amazon_pay au_becs_debit bacs_debit bancontact billie bizum blik boleto card cashapp crypto customer_balance eps fpx giropay grabpay ideal kakao_pay klarna konbini kr_card link mb_way mobilepay multibanco naver_pay nz_bank_account oxxo p24 pay_by_bank payco paynow paypal paypay payto pix promptpay revolut_pay samsung_pay satispay scalapay sepa_debit sequra sofort sunbit swish twint upi us_bank_account wechat_pay zip'.split(
    ' ',
  );

/** The methods that a session offers: what suits its currency, narrowed by what the caller allows or excludes. */
export function offeredMethods(currency: string, allowed?: string[], excluded: string[] = []): string[] {
  const debit = DEBIT_BY_CURRENCY[currency];
  return (debit ? ['card', debit] : ['card']).filter(
    (method) => (allowed?.includes(method) ?? true) && !excluded.includes(method),
  );
}

/** The bank debit among a session's methods. */
export function debitType(methodTypes: string[]): string | undefined {
  return methodTypes.find((type) => type !== 'card');
}

type TestCard = {
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
