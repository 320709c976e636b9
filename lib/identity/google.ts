import { env } from '@/lib/env';

/** Google sign-in is offered when both of its variables are set. */
export const googleIsConfigured = (): boolean =>
  Boolean(env().GOOGLE_CLIENT_ID && env().GOOGLE_CLIENT_SECRET);
