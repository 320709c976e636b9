import { ResendError } from './errors';

/** Accepts any key of Resend's form as bearer; throws the 401 for a missing or another one. */
export function authenticate(authorization = ''): void {
  const key = /^Bearer\s+(\S+)$/i.exec(authorization.trim())?.[1];
  if (!key) throw new ResendError('missing_api_key', 'Missing API key in the authorization header.');
  if (!/^re_\w+$/.test(key)) throw new ResendError('validation_error', 'API key is invalid', 401);
}
