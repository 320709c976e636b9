import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { bytesToSign, parseCode, type TicketClaim, writeCode } from './code';

type CodeVerdict = ({ valid: true } & TicketClaim) | { valid: false; reason: 'MALFORMED' | 'FORGED' };

/** A fresh Ed25519 pair: the raw public key in base64url, the private key as PKCS #8 to be sealed. */
export function newKeyPair(): { publicKey: string; privateKey: Buffer } {
  const pair = generateKeyPairSync('ed25519');
  const { x } = pair.publicKey.export({ format: 'jwk' });
  if (!x) throw new Error('The public key has no x');
  return { publicKey: x, privateKey: pair.privateKey.export({ format: 'der', type: 'pkcs8' }) };
}

/** A function that writes the codes of one performance's tickets; the same ticket always gets the same code. */
export function codeSigner(privateKey: Buffer): (claim: TicketClaim) => string {
  const key = createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' });
  return (claim) => writeCode(claim, sign(null, bytesToSign(claim), key));
}

/**
 * Judges a scanned code with the public key of the performance at whose door it is shown. A code of another
 * performance, another key or with any bit changed is FORGED; text that is no code at all is MALFORMED.
 * Says nothing about whether the ticket was voided or used: that is in the database.
 */
export function verifyTicketCode(code: string, publicKey: string): CodeVerdict {
  const parsed = parseCode(code);
  if (!parsed) return { valid: false, reason: 'MALFORMED' };
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
  if (!verify(null, parsed.signed, key, parsed.signature)) return { valid: false, reason: 'FORGED' };
  return { valid: true, performanceId: parsed.performanceId, ticketId: parsed.ticketId };
}
