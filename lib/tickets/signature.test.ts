import fc from 'fast-check';
import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { newId } from '@/lib/ids';
import { fromBase45, toBase45 } from './base45';
import { codeSigner, newKeyPair, verifyTicketCode } from './signature';

const pair = newKeyPair();
const write = codeSigner(pair.privateKey);
const claim = { performanceId: newId(), ticketId: newId() };
const uuids = fc.uuid().map((id) => id.toLowerCase());

test('a code says which ticket it is, and the key of its performance accepts it', () => {
  fc.assert(
    fc.property(uuids, uuids, (performanceId, ticketId) => {
      const verdict = verifyTicketCode(write({ performanceId, ticketId }), pair.publicKey);
      expect(verdict).toEqual({ valid: true, performanceId, ticketId });
    }),
  );
});

test('one flipped bit anywhere makes it invalid', () => {
  const bytes = fromBase45(write(claim)) ?? new Uint8Array();
  fc.assert(
    fc.property(fc.nat({ max: bytes.length * 8 - 1 }), (bit) => {
      const flipped = Uint8Array.from(bytes);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(verifyTicketCode(toBase45(flipped), pair.publicKey).valid).toBe(false);
    }),
    { numRuns: bytes.length * 8 },
  );
});

test('one changed, missing or added character makes it invalid', () => {
  const code = write(claim);
  fc.assert(
    fc.property(fc.nat({ max: code.length - 1 }), fc.string({ maxLength: 2 }), (at, put) => {
      const changed = code.slice(0, at) + put + code.slice(at + 1);
      fc.pre(changed !== code);
      expect(verifyTicketCode(changed, pair.publicKey).valid).toBe(false);
    }),
  );
});

test('the key of another performance refuses it, and so does its own for a claim signed elsewhere', () => {
  const other = newKeyPair();
  expect(verifyTicketCode(write(claim), other.publicKey)).toEqual({ valid: false, reason: 'FORGED' });
  const foreign = codeSigner(other.privateKey)(claim);
  expect(verifyTicketCode(foreign, pair.publicKey)).toEqual({ valid: false, reason: 'FORGED' });
});

test('whatever is scanned, the answer is a verdict', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(verifyTicketCode(text, pair.publicKey).valid).toBe(false);
    }),
  );
});

test('base 45 has one spelling for every byte string', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(fromBase45(toBase45(bytes))).toEqual(bytes);
    }),
  );
  expect(toBase45(new TextEncoder().encode('ietf!'))).toBe('QED8WEX0'); // the example in RFC 9285
  expect(fromBase45('GGW')).toBeNull(); // 65536 does not fit two bytes
});

test('the QR code stays coarse enough for a phone at arm’s length', () => {
  expect(encode(write(claim), { ecc: 'M', border: 0, boostEcc: false }).size).toBeLessThanOrEqual(41);
});
