import { seal, unseal } from '@/lib/secret-box';

const purpose = 'identity-mail-token';

/** Hides the token of a link while its mail waits to be sent; it opens only for the same account. */
export const sealMailToken = (token: string, userId: string): string => seal(token, purpose, userId);

/** The token for the link in a mail. Throws CannotOpenError. */
export const openMailToken = (sealedToken: string, userId: string): string =>
  unseal(sealedToken, purpose, userId).toString('utf8');
