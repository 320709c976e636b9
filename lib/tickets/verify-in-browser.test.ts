import { expect, test } from 'vitest';
import { newId } from '@/lib/ids';
import { parseCode } from './code';
import { codeSigner, newKeyPair } from './signature';
import { canVerify, signatureJudge } from './verify-in-browser';

async function judge(code: string, publicKey: string) {
  const parsed = parseCode(code);
  if (!parsed) throw new Error('No code');
  return (await signatureJudge(publicKey))(parsed.signed, parsed.signature);
}

test('the browser’s own cryptography agrees with ours: genuine, another key, one letter changed', async () => {
  expect(await canVerify()).toBe(true);
  const [ours, theirs] = [newKeyPair(), newKeyPair()];
  const code = codeSigner(ours.privateKey)({ performanceId: newId(), ticketId: newId() });
  expect(await judge(code, ours.publicKey)).toBe(true);
  expect(await judge(code, theirs.publicKey)).toBe(false);
  const changed = code.slice(0, 60) + (code[60] === 'A' ? 'B' : 'A') + code.slice(61);
  expect(await judge(changed, ours.publicKey)).toBe(false);
});
