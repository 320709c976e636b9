type ErrorDetails = {
  type: 'invalid_request_error' | 'idempotency_error' | 'api_error' | 'card_error';
  message: string;
  code?: string;
  param?: string;
};

/** A refusal in Stripe's shape; thrown by any API handler and turned into the error envelope by the server. */
export class StripeApiError extends Error {
  constructor(
    readonly status: number,
    readonly details: ErrorDetails,
  ) {
    super(details.message);
  }

  /** Stripe keeps the answer under the idempotency key only once the endpoint began to work. */
  get beforeWork(): boolean {
    const code = this.details.code ?? '';
    return this.status === 401 || this.status === 409 || this.status === 429 || code.startsWith('parameter_');
  }

  /** The JSON body that the SDK turns into one of its error classes. */
  envelope(): { error: ErrorDetails & { doc_url?: string } } {
    const { code } = this.details;
    const docUrl = code && `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`;
    return { error: docUrl ? { ...this.details, doc_url: docUrl } : this.details };
  }
}

/** A 400 `invalid_request_error`. */
export function invalidRequest(message: string, param?: string, code?: string): StripeApiError {
  return new StripeApiError(400, {
    type: 'invalid_request_error',
    message,
    ...(code && { code }),
    ...(param && { param }),
  });
}

/** The 404 that Stripe gives for an id that does not exist; 400 when the id came as a parameter. */
export function noSuch(kind: string, id: string, param: string, status: 400 | 404 = 404): StripeApiError {
  return new StripeApiError(status, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${kind}: '${id}'`,
    param,
  });
}
