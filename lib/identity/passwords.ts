import { argon2id, hash, verify } from 'argon2';
import { createGate } from '@/lib/gate';

/** OWASP's minimum for argon2id: 19 MiB, two passes, one lane. */
const cost = { type: argon2id, memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 } as const;

// Every hash holds 19 MiB and a libuv thread: three at once use 57 MiB and leave a thread to the rest of the process.
const gate = createGate({ width: 3, queue: 48, patience: 4_000 });

/** Hashes a password (argon2id, PHC format). Throws OverloadedError when too many wait for theirs. */
export function hashPassword(password: string): Promise<string> {
  return gate(() => hash(normalize(password), cost));
}

let dummy: Promise<string> | undefined;

/**
 * Tells whether a password belongs to a hash. Without a hash (an unknown address, an account without a password) it
 * does the same work on a dummy and answers false, so that time tells nothing. Throws OverloadedError.
 */
export async function verifyPassword(
  passwordHash: string | null | undefined,
  password: string,
): Promise<boolean> {
  dummy ??= hash('nobody has this password', cost);
  const against = passwordHash ?? (await dummy);
  const matches = await gate(() => verify(against, normalize(password)));
  return matches && Boolean(passwordHash);
}

/** One spelling of a password typed on different keyboards (NIST SP 800-63B §3.1.1.2). */
const normalize = (password: string) => password.normalize('NFKC');
