const STATUS = {
  invalid_idempotency_key: 400,
  validation_error: 422,
  missing_required_field: 422,
  invalid_attachment: 422,
  missing_api_key: 401,
  not_found: 404,
  method_not_allowed: 405,
  invalid_idempotent_request: 409,
  concurrent_idempotent_requests: 409,
  rate_limit_exceeded: 429,
  internal_server_error: 500,
} as const;

type ErrorName = keyof typeof STATUS;

/** A refusal in Resend's shape; thrown by any API handler and turned into the error envelope by the server. */
export class ResendError extends Error {
  constructor(
    override readonly name: ErrorName,
    message: string,
    readonly status: number = STATUS[name],
  ) {
    super(message);
  }

  /** The JSON body that the SDK hands on as `error`. */
  envelope(): { statusCode: number; name: ErrorName; message: string } {
    return { statusCode: this.status, name: this.name, message: this.message };
  }
}

/** A 422 about the content of a field. */
export function invalid(message: string): ResendError {
  return new ResendError('validation_error', message);
}

/** The refusal that stands for a status which a test asked for. */
export function faultError(status: number): ResendError {
  return status === 429
    ? new ResendError(
        'rate_limit_exceeded',
        'Too many requests. Please limit the number of requests per second.',
      )
    : new ResendError('internal_server_error', 'An unexpected error occurred.', status);
}
