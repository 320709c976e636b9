import { z } from 'zod';

/** In characters. Length is what protects; the upper end only bounds the work. */
export const passwordLength = { min: 10, max: 128 } as const;

/** How long a link in a mail works, in minutes. */
export const linkMinutes = { verify_email: 24 * 60, reset_password: 30 } as const;

const controls = /\p{C}/u;

const emailField = z
  .string('Enter your e-mail address.')
  .trim()
  .min(1, 'Enter your e-mail address.')
  .max(254, 'This address is too long.')
  .toLowerCase()
  .pipe(z.email('This does not look like an e-mail address.'));

const nameField = z
  .string('Enter your name.')
  .trim()
  .min(1, 'Enter your name.')
  .max(100, 'Use at most 100 characters.')
  .refine((text) => !controls.test(text), 'This name has characters that cannot be printed.');

/** An existing password: whatever it is, the answer is "right" or "wrong"; the bound keeps it from being a weapon. */
const currentPasswordField = z
  .string('Enter your password.')
  .min(1, 'Enter your password.')
  .max(1_024, 'This is too long.');

/** A new password; its strength is judged by the verb, which knows the account. */
const newPasswordField = z
  .string('Choose a password.')
  .min(passwordLength.min, `Use at least ${passwordLength.min} characters.`)
  .max(passwordLength.max * 4, `Use at most ${passwordLength.max} characters.`);

const tokenField = z.string().max(200);
/** Cleaned by safeReturnPath before use. */
const returnField = z.string().max(2_000).optional();

export const signInInput = z.object({
  email: emailField,
  password: currentPasswordField,
  callbackUrl: returnField,
});
export const signUpInput = z.object({
  email: emailField,
  name: nameField,
  password: newPasswordField,
  callbackUrl: returnField,
});
export const requestResetInput = z.object({ email: emailField });
export const resetPasswordInput = z.object({ token: tokenField, password: newPasswordField });
export const verifyEmailInput = z.object({ token: tokenField });
export const profileInput = z.object({ name: nameField });
export const changePasswordInput = z.object({
  currentPassword: currentPasswordField,
  newPassword: newPasswordField,
});
export const changeEmailInput = z.object({ email: emailField, currentPassword: currentPasswordField });
export const revokeSessionInput = z.object({ session: z.string().regex(/^[0-9a-f]{64}$/) });
/** Empty where the account has no password. */
export const beginSecondFactorInput = z.object({
  currentPassword: z.string().max(1_024, 'This is too long.').optional().default(''),
});
const codeField = z
  .string('Enter the code.')
  .trim()
  .min(6, 'Enter the six digits of your app.')
  .max(40, 'This is too long for a code.');
export const codeInput = z.object({ code: codeField });

/** A code, or in its place what a passkey signed. */
const proofShape = {
  code: z.string().trim().max(40, 'This is too long for a code.').default(''),
  passkey: z.string().max(20_000).optional(),
};
const isGiven = ({ code, passkey }: { code: string; passkey?: string }) =>
  Boolean(passkey) || code.length >= 6;
const missing = { path: ['code'], error: 'Enter the code.' };

export const proofInput = z.object(proofShape).refine(isGiven, missing);
export const passInput = z.object({ ...proofShape, callbackUrl: returnField }).refine(isGiven, missing);
export const removeFactorInput = z
  .object({ ...proofShape, factor: z.union([z.literal('app'), z.uuid()]) })
  .refine(isGiven, missing);
const passkeyNameField = z
  .string('Give it a name.')
  .trim()
  .min(1, 'Give it a name.')
  .max(60, 'Use at most 60 characters.')
  .refine((text) => !controls.test(text), 'This name has characters that cannot be printed.');
export const beginPasskeyInput = beginSecondFactorInput.extend({ name: passkeyNameField });
export const addPasskeyInput = z.object({ name: passkeyNameField, passkey: z.string().max(40_000) });
export const renamePasskeyInput = z.object({ passkey: z.uuid(), name: passkeyNameField });
export const nothingInput = z.object({});
