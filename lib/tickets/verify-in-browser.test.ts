import { afterEach, describe, expect, test, vi } from 'vitest';
import { newId } from '@/lib/ids';
import { parseCode } from './code';
import { codeSigner, newKeyPair } from './signature';
import { canVerify, signatureJudge } from './verify-in-browser';

async function judge(code: string, publicKey: string) {
  const parsed = parseCode(code);
  if (!parsed) throw new Error('No code');
  return (await signatureJudge(publicKey))(parsed.signed, parsed.signature);
}

const hex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));

/** RFC 8032, section 7.1: tests 1, 2 and 3. */
const vectors = [
  {
    key: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    message: '',
    signature:
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  },
  {
    key: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    message: '72',
    signature:
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  },
  {
    key: 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    message: 'af82',
    signature:
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  },
];

const { importKey } = crypto.subtle;

function forgetEd25519() {
  const refuse = () => Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError'));
  return vi
    .spyOn(crypto.subtle, 'importKey')
    .mockImplementation(((...given: Parameters<typeof importKey>) =>
      given[2] === 'Ed25519' ? refuse() : importKey.apply(crypto.subtle, given)) as typeof importKey);
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe.each([
  { browser: 'a browser that knows Ed25519', prepare: () => undefined },
  { browser: 'a browser without it', prepare: forgetEd25519 },
])('$browser', ({ prepare }) => {
  test('agrees with our signatures: genuine, another key, one letter changed', async () => {
    const refused = prepare();
    expect(await canVerify()).toBe(true);
    const [ours, theirs] = [newKeyPair(), newKeyPair()];
    const code = codeSigner(ours.privateKey)({ performanceId: newId(), ticketId: newId() });
    expect(await judge(code, ours.publicKey)).toBe(true);
    expect(await judge(code, theirs.publicKey)).toBe(false);
    const changed = code.slice(0, 60) + (code[60] === 'A' ? 'B' : 'A') + code.slice(61);
    expect(await judge(changed, ours.publicKey)).toBe(false);
    if (refused) expect(refused).toHaveBeenCalled();
  });

  test.each(vectors)('judges the standard’s own vectors: message "$message"', async (vector) => {
    prepare();
    const verify = await signatureJudge(Buffer.from(vector.key, 'hex').toString('base64url'));
    const [message, signature] = [hex(vector.message), hex(vector.signature)];
    expect(await verify(message, signature)).toBe(true);
    for (const at of [0, 31, 32, 63]) {
      const changed = Uint8Array.from(signature, (byte, index) => (index === at ? byte ^ 1 : byte));
      expect(await verify(message, changed)).toBe(false);
    }
    expect(await verify(hex(`${vector.message}00`), signature)).toBe(false);
  });

  test('refuses a number beyond the group, which would make a second signature of a genuine one', async () => {
    prepare();
    const [vector] = vectors;
    const verify = await signatureJudge(Buffer.from(vector?.key ?? '', 'hex').toString('base64url'));
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const twin = hex(vector?.signature ?? '');
    const s = twin.slice(32).reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n) + order;
    for (let at = 0; at < 32; at++) twin[32 + at] = Number((s >> BigInt(8 * at)) & 255n);
    expect(await verify(new Uint8Array(), twin)).toBe(false);
  });
});

test('a browser without Ed25519 and without SHA-512 says that it cannot', async () => {
  forgetEd25519();
  vi.spyOn(crypto.subtle, 'digest').mockRejectedValue(new Error('no'));
  expect(await canVerify()).toBe(false);
});
