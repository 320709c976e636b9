import { parse, stringify } from 'uuid';
import { fromBase45, toBase45 } from './base45';

/**
 * What a QR code holds, 97 bytes: version (1), performance (16), ticket (16), Ed25519 signature (64).
 * Ids alone, nothing about a person. Pure and free of Node, so that a scanner in a browser reads it too.
 */
const version = 1;
const claimBytes = 1 + 16 + 16;
const signatureBytes = 64;

/** Keeps a signature over a ticket from being taken for one over anything else. */
const domain = new TextEncoder().encode('tessera/ticket\0');

export type TicketClaim = { performanceId: string; ticketId: string };
type ParsedCode = TicketClaim & { signed: Uint8Array; signature: Uint8Array };

function claimOf({ performanceId, ticketId }: TicketClaim): Uint8Array {
  return Uint8Array.from([version, ...parse(performanceId), ...parse(ticketId)]);
}

const signedPart = (claim: Uint8Array) => Uint8Array.from([...domain, ...claim]);

/** The bytes that the performance's key signs for a ticket. */
export const bytesToSign = (claim: TicketClaim): Uint8Array => signedPart(claimOf(claim));

/** Writes the code of a ticket: 146 characters, a QR code of 41 × 41 modules at error correction M. */
export function writeCode(claim: TicketClaim, signature: Uint8Array): string {
  if (signature.length !== signatureBytes) throw new Error('An Ed25519 signature has 64 bytes');
  return toBase45(Uint8Array.from([...claimOf(claim), ...signature]));
}

/** Takes a scanned code apart without judging its signature; null when it is no ticket code of ours. */
export function parseCode(code: string): ParsedCode | null {
  const bytes = fromBase45(code);
  if (bytes?.length !== claimBytes + signatureBytes || bytes[0] !== version) return null;
  const claim = bytes.subarray(0, claimBytes);
  try {
    return {
      performanceId: stringify(claim.subarray(1, 17)),
      ticketId: stringify(claim.subarray(17)),
      signed: signedPart(claim),
      signature: bytes.subarray(claimBytes),
    };
  } catch {
    return null; // sixteen bytes that are no UUID
  }
}
