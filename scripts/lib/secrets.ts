import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Problem } from '@/scripts/lib/problem';

export type Secrets = {
  authSecret: string;
  databasePassword: string;
  stripeKey: string;
  stripeWebhookSecret: string;
  resendKey: string;
};

const random = (bytes: number) => randomBytes(bytes).toString('base64url');

function generate(): Secrets {
  return {
    authSecret: random(48),
    databasePassword: randomBytes(18).toString('hex'),
    stripeKey: `sk_test_local${randomBytes(12).toString('hex')}`,
    stripeWebhookSecret: `whsec_local${randomBytes(24).toString('hex')}`,
    resendKey: `re_local${randomBytes(12).toString('hex')}`,
  };
}

/** The secrets of this copy of the project: made at the first start, kept in a file that only its owner can read. */
export function loadSecrets(file: string): Secrets {
  if (existsSync(file)) {
    try {
      return { ...generate(), ...(JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>) };
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      throw new Problem(`${file} is damaged: remove the folder .data to start afresh (local data is lost).`);
    }
  }
  const secrets = generate();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}
