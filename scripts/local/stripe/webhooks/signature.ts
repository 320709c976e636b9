import { createHmac } from 'node:crypto';

/** The `Stripe-Signature` header: the time in seconds and one `v1` for each secret in force. */
export function signatureHeader(payload: string, secrets: readonly string[], timestamp: number): string {
  const signatures = secrets.map((secret) => `v1=${sign(payload, secret, timestamp)}`);
  return [`t=${timestamp}`, ...signatures].join(',');
}

function sign(payload: string, secret: string, timestamp: number): string {
  return createHmac('sha256', secret).update(`${timestamp}.${payload}`).digest('hex');
}
