import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';

const bytes = z.string().max(8_000);
const common = {
  id: z.string().min(1).max(1_400),
  rawId: bytes,
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).nullish(),
  clientExtensionResults: z.object({}).catch({}),
};

const registration = z.object({
  ...common,
  response: z.object({
    clientDataJSON: bytes,
    attestationObject: bytes,
    transports: z.array(z.string().max(20)).max(10).nullish(),
  }),
});

const assertion = z.object({
  ...common,
  response: z.object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes.nullish(),
  }),
});

function read<S extends z.ZodType>(schema: S, text: string): z.output<S> | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** What a browser sends of a new passkey, or null for anything else. */
export const readRegistration = (text: string) =>
  // safe because the library reads no more than the schema checks, and checks the bytes itself
  read(registration, text) as RegistrationResponseJSON | null;

/** What a browser sends of a passkey that signed, or null for anything else. */
export const readAssertion = (text: string) =>
  // safe because the library reads no more than the schema checks, and checks the bytes itself
  read(assertion, text) as AuthenticationResponseJSON | null;
