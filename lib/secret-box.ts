import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { env } from './env';

const version = 'v1';
const nonceBytes = 12;
const tagBytes = 16;

/** The sealed text is damaged, belongs elsewhere, or was sealed under another AUTH_SECRET. */
export class CannotOpenError extends Error {
  override name = 'CannotOpenError';
}

function keyFor(purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', env().AUTH_SECRET, 'tessera', `secret-box/${purpose}`, 32));
}

/**
 * Encrypts a secret for storage (AES-256-GCM under a key derived from AUTH_SECRET). `purpose` separates the keys;
 * `owner`, the id of the row it is kept in, is authenticated with it, so that a sealed text moved to another row
 * does not open.
 */
export function seal(plain: Uint8Array | string, purpose: string, owner: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), nonce).setAAD(Buffer.from(owner));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return `${version}.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`;
}

/** The reverse of `seal`. Throws CannotOpenError. */
export function unseal(sealed: string, purpose: string, owner: string): Buffer {
  const [tag, text = ''] = sealed.split('.');
  const bytes = Buffer.from(text, 'base64url');
  if (tag !== version || bytes.length < nonceBytes + tagBytes) throw new CannotOpenError('Not a sealed text');
  const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), bytes.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]);
  } catch (cause) {
    throw new CannotOpenError('The sealed text does not open under this AUTH_SECRET', { cause });
  }
}
