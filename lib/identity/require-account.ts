import 'server-only';
import { redirect } from 'next/navigation';
import type { Ctx } from '@/db';
import { currentCtx } from './current';
import { type AccountView, getAccount } from './queries';

/**
 * The signed-in account of a page, or a redirect to the sign-in that leads back to `path`. Every page of the account
 * asks for itself: a layout would not guard it.
 */
export async function requireAccount(path: string): Promise<{ ctx: Ctx; account: AccountView }> {
  const ctx = await currentCtx();
  const account = await getAccount(ctx);
  if (!account) redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`);
  return { ctx, account };
}
